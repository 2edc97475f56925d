/**
 * A page in outline: what it shows, what it runs. One pass with no way back, since a stranger wrote the page: patterns
 * over whole elements are quadratic where none of them is closed.
 */
export interface PageShape {
  readonly title: string;
  /** Text that a reader sees. */
  readonly shown: string;
  /** The same, as it stands between two tags. */
  readonly pieces: readonly string[];
  /** The same, with what a reader without scripts sees. */
  readonly said: string;
  readonly scripts: readonly string[];
}

/** Elements whose content is not read as markup here. */
const closed = new Set(['script', 'style', 'svg', 'template', 'noscript', 'title', 'textarea']);

const squeeze = (parts: readonly string[]): string => parts.join(' ').replace(/\s+/g, ' ').trim();

export function readShape(html: string): PageShape {
  // Letters of ASCII alone: others (the Turkish İ) are longer in lower case, and every place after them would be another.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const inside: Record<string, string[]> = {};
  const shown: string[] = [];
  const to = (end: number): number => (end < 0 ? html.length : end);
  let at = 0;
  while (at < html.length) {
    const tag = to(html.indexOf('<', at));
    shown.push(html.slice(at, tag));
    if (lower.startsWith('<!--', tag)) {
      at = to(html.indexOf('-->', tag + 4)) + 3;
      continue;
    }
    if (lower[tag + 1] === '!' || lower[tag + 1] === '?') {
      at = to(html.indexOf('>', tag)) + 1;
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(tag, tag + 12))?.[1];
    if (name === undefined) {
      at = tag + 1;
      continue;
    }
    const start = to(html.indexOf('>', tag)) + 1;
    at = start;
    if (closed.has(name) && lower[tag + 1] !== '/') {
      const end = to(lower.indexOf(`</${name}`, start));
      inside[name] ??= [];
      inside[name].push(html.slice(start, end));
      at = end;
    }
  }
  const unseen = (inside['noscript'] ?? []).map((text) => text.replace(/<[^<>]*>/g, ' '));
  return {
    title: squeeze(inside['title'] ?? []).slice(0, 300),
    shown: squeeze(shown),
    pieces: shown.map((text) => text.trim()).filter((text) => text !== ''),
    said: squeeze([...(inside['title'] ?? []), ...shown, ...unseen]),
    scripts: inside['script'] ?? [],
  };
}
