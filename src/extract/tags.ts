/** HTML's tags by what the standard's parsing rules do with them, as far as they decide where text stands. */

export const voidTags = new Set(
  'area base basefont br col command embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/**
 * Elements whose content is code, a form's value, or shown only where something else fails; and what is struck out, which
 * the standard calls removed ("del") or no longer accurate ("s"): a reader sees it, and sees that the page takes it back.
 */
export const unseenTags = new Set(
  (
    'script style template noscript noembed noframes iframe object canvas audio video svg math map datalist select ' +
    'textarea title head rp ix:header del s strike'
  ).split(' '),
);

export const closesParagraph = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp dd dt'
  ).split(' '),
);
/** A tag looks for what it closes no further out than these. */
export const scopes = new Set('applet caption html table td th marquee object template button body'.split(' '));
export const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** `</b>` does not close the paragraph that was opened in it. */
export const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
export const containers = new Set(
  (
    'address applet article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html iframe li main marquee menu nav object ' +
    'ol p pre section summary table tbody td template tfoot th thead tr ul'
  ).split(' '),
);
export const rowGroups = new Set(['tbody', 'thead', 'tfoot']);
export const cells = new Set(['td', 'th']);

export const paragraph = new Set(['p']);
export const item = new Set(['li']);
export const term = new Set(['dd', 'dt']);
export const tableOnly = new Set(['table']);
export const templateOnly = new Set(['template']);
export const cellStops = new Set(['td', 'th', 'caption', 'template', 'html']);
/** An unclosed `<li>` is closed by the next one, but not across a list or a section. */
export const itemStops = new Set(
  [...containers].filter(
    (tag) => tag !== 'address' && tag !== 'div' && tag !== 'p' && tag !== 'li' && tag !== 'dd' && tag !== 'dt',
  ),
);

/** An end tag does not reach out of a cell, unless it closes a part of that very table. */
export function stopsEnd(tag: string, open: string): boolean {
  if (cells.has(tag) || tag === 'tr' || rowGroups.has(tag) || tag === 'caption') return open === 'table';
  return scopes.has(open);
}
