/** What an inline style means to a reader: whether it hides, and whether it emboldens. Nothing else of it is kept. */

export interface InlineStyle {
  /** Takes all inside it out of sight. */
  readonly hides: boolean;
  /** Shows the element, whatever a style sheet says. */
  readonly shows?: true;
  readonly bold: boolean;
  /** Hides the text inside until an element there says otherwise. */
  readonly veils?: Veil;
  readonly unveils?: Veil;
}

export type Veil = 'visibility' | 'size';

const nothing: InlineStyle = { hides: false, bold: false };
const says = (property: string, value: string): RegExp => new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*${value}`, 'i');

/** Most styles say none of this. */
const worthReading = /display|hidden|collapse|visible|opacity|line-through|font-size|font-weight\s*:\s*(?:b|[6-9])/i;
const unshown = says('display', 'none');
const shown = says('display', '(?!none)[a-z]');
const clear = says('opacity', '0?\\.?0+\\s*(?:;|!|$)');
/** Struck out: see `unseenTags`. */
const struck = says('text-decoration(?:-line)?', '[^;]*\\bline-through\\b');
const bold = says('font-weight', '(?:bold|[6-9]00)');
const veils: readonly { readonly name: Veil; readonly on: RegExp; readonly off: RegExp }[] = [
  { name: 'visibility', on: says('visibility', '(?:hidden|collapse)'), off: says('visibility', 'visible') },
  {
    name: 'size',
    on: says('font-size', '0(?:px|pt|em|rem|%)?\\s*(?:;|!|$)'),
    off: says('font-size', '(?:[1-9]|0?\\.\\d*[1-9]|[a-z])'),
  },
];

/** Reads styles, each distinct one once: a filing repeats a few hundred of them a hundred thousand times. */
export class StyleReader {
  readonly #known = new Map<string, InlineStyle>();

  read(style: string): InlineStyle {
    const known = this.#known.get(style);
    if (known !== undefined) return known;
    const read = worthReading.test(style) ? readStyle(style) : nothing;
    if (this.#known.size < 10_000) this.#known.set(style, read);
    return read;
  }
}

function readStyle(style: string): InlineStyle {
  const on = veils.find((veil) => veil.on.test(style))?.name;
  const off = veils.find((veil) => veil.off.test(style))?.name;
  return {
    hides: unshown.test(style) || clear.test(style) || struck.test(style),
    bold: bold.test(style),
    ...(shown.test(style) ? { shows: true as const } : {}),
    ...(on === undefined ? {} : { veils: on }),
    ...(off === undefined ? {} : { unveils: off }),
  };
}
