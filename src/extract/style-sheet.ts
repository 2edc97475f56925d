/**
 * What a page's own `<style>` hides outright: `.note { display: none }`. Only rules of one class or id count, outside of
 * `@media`; a name that any other rule shows again is a switch for scripts, and what it hides is not hidden for good.
 */
export class StyleSheets {
  readonly #hidden = new Set<string>();
  readonly #shown = new Set<string>();

  add(css: string): void {
    for (const { selectors, body } of rulesOf(css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' '))) {
      const display = /(?:^|;)\s*display\s*:\s*([\w-]+)/i.exec(body)?.[1]?.toLowerCase();
      if (display === undefined) continue;
      for (const selector of selectors.split(',')) {
        const only = /^\s*(?:[a-z][a-z0-9]*)?([.#][\w-]+)\s*$/i.exec(selector)?.[1];
        if (display !== 'none') for (const [name] of selector.matchAll(/[.#][\w-]+/g)) this.#shown.add(name);
        else if (only !== undefined) this.#hidden.add(only);
      }
    }
  }

  /** Whether an element of these classes and this id is out of sight. */
  hides(classes: string | undefined, id: string | undefined): boolean {
    if (this.#hidden.size === 0) return false;
    const isHidden = (name: string): boolean => this.#hidden.has(name) && !this.#shown.has(name);
    if (id !== undefined && isHidden(`#${id}`)) return true;
    return classes?.split(/\s+/).some((name) => isHidden(`.${name}`)) ?? false;
  }
}

/** Rules at the top of a style sheet; at-rules with their blocks are passed over. */
function* rulesOf(css: string): Generator<{ selectors: string; body: string }> {
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open < 0) return;
    const selectors = css
      .slice(at, open)
      .replace(/^[\s\S]*;/, '')
      .trim();
    const end = selectors.startsWith('@') ? endOfBlock(css, open) : css.indexOf('}', open);
    if (end < 0) return;
    if (!selectors.startsWith('@')) yield { selectors, body: css.slice(open + 1, end) };
    at = end + 1;
  }
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    const code = css.charCodeAt(at);
    if (code === 0x7b) depth++;
    else if (code === 0x7d && --depth === 0) return at;
  }
  return -1;
}
