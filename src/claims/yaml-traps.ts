/** What YAML makes of likely lines and their authors do not expect, in the words of an editor. */
import type { Problem } from './problems.ts';
import type { MapEntry, Stretch, TextNode, YamlNode } from './yaml-node.ts';
import type { Token } from './yaml-tokens.ts';

const inQuotes = (text: string): string => {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  const shown = oneLine.length > 60 ? `${oneLine.slice(0, 57)}...` : oneLine;
  return shown.includes('"') ? `'${shown.replaceAll("'", "''")}'` : `"${shown}"`;
};

const firstCharacter = (token: Stretch): Stretch => ({ start: token.start, end: token.start + 1 });

const lineFrom = (text: string, start: number): string => {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end).trimEnd();
};

export const tabIndent = (token: Token): Problem => ({
  code: 'tab-indent',
  at: token,
  message: 'a tab is used to indent',
  hint: 'indent with spaces: YAML takes tabs for text',
});

export const directive = (token: Token): Problem => ({
  code: 'yaml-directive',
  at: token,
  message: 'a line that begins with % gives YAML orders',
  hint: 'leave it out; a claims file is read in one way only',
});

export const secondDocument = (token: Token): Problem => ({
  code: 'two-documents',
  at: token,
  message: 'a second document begins here',
  hint: 'one file holds one article: put the rest into a file of its own',
});

export const unclosedQuote = (token: Token): Problem => ({
  code: 'unclosed-quote',
  at: firstCharacter(token),
  message: 'this quotation mark is never closed',
  hint: `close it with ${token.source[0]}`,
});

export const unclosedBracket = (open: Token): Problem => ({
  code: 'unclosed-bracket',
  at: open,
  message: `this ${open.source === '{' ? 'brace' : 'bracket'} is never closed`,
  hint: `close it with ${open.source === '{' ? '}' : ']'}, or put the text in quotes`,
});

/** Anchors, aliases, tags and the signs that YAML keeps for itself; undefined for tokens that are none. */
export function reservedStart(token: Token): Problem | undefined {
  const hint = `put the text in quotes if it is meant to begin with ${token.source[0]}`;
  switch (token.kind) {
    case 'anchor':
      return { code: 'yaml-anchor', at: token, message: 'a word that begins with & is an anchor to YAML', hint };
    case 'alias':
      return { code: 'yaml-alias', at: token, message: 'a word that begins with * is an alias to YAML', hint };
    case 'tag':
      return { code: 'yaml-tag', at: token, message: 'a word that begins with ! is a tag to YAML, and is lost', hint };
    case 'directive':
      return { code: 'sign-begins-text', at: firstCharacter(token), message: 'text cannot begin with %', hint };
    case 'question':
      return { code: 'yaml-key', at: token, message: 'a question mark at the begin makes a key', hint };
    case 'text': {
      const sign = token.source[0] ?? '';
      if (!'@`%'.includes(sign)) return undefined;
      return { code: 'sign-begins-text', at: firstCharacter(token), message: `text cannot begin with ${sign}`, hint };
    }
    default:
      return undefined;
  }
}

export const foldBegins = (header: Token): Problem =>
  header.source.startsWith('>')
    ? {
        code: 'greater-than-fold',
        at: header,
        message: 'a > at the begin folds the lines below it: it does not say "more than"',
        hint: 'write the word: over 30 million',
      }
    : {
        code: 'bar-begins-text',
        at: header,
        message: 'a | at the begin takes the lines below it as they are',
        hint: 'put the text in quotes',
      };

export const blockIndent = (header: Token): Problem => ({
  code: 'yaml-block',
  at: header,
  message: 'an indentation number after | or > is not read',
  hint: 'leave the number out',
});

export const tooDeep = (at: Stretch, limit: number): Problem => ({
  code: 'too-deep',
  at,
  message: `nested deeper than ${limit} levels; the rest of the file was not read`,
  hint: 'a claims file needs six or so: is a bracket repeated by mistake?',
});

export const tooManyKeys = (at: Stretch, limit: number): Problem => ({
  code: 'too-many-keys',
  at,
  message: `more than ${limit} keys in one place; the rest of the file was not read`,
  hint: 'split the file',
});

export const duplicateKey = (key: TextNode, line: number): Problem => ({
  code: 'duplicate-key',
  at: key,
  message: `"${key.value}" is here twice: first in line ${line}`,
  hint: 'keep one of the two',
});

export const quoteBegins = (value: TextNode, text: string): Problem => ({
  code: 'quote-begins-line',
  at: value,
  message: 'the text begins with a quotation mark, and goes on after the closing one',
  hint: `put the whole text in quotes of the other kind: ${inQuotes(lineFrom(text, value.start))}`,
});

/** `{ quote: fast, and cheap }`, `{ quote: 1,234 people }`, or a key to which nothing was written. */
export function keyWithoutValue(key: TextNode, comma: Token | undefined, before: MapEntry | undefined): Problem {
  if (comma?.kind === 'comma' && before?.value.kind === 'text' && before.value.style === 'plain') {
    const whole = `${before.value.value}, ${key.value}`;
    const thousands = /\d$/.test(before.value.value) && /^\d{3}/.test(key.value) && comma.end === key.start;
    return {
      code: 'comma-splits-brace',
      at: comma,
      message: 'inside braces a comma ends the text',
      hint: `put it in quotes: ${before.key.value}: ${inQuotes(thousands ? whole.replace(', ', ',') : whole)}`,
    };
  }
  return { code: 'missing-value', at: key, message: `"${key.value}" has no value`, hint: `write ${key.value}: ...` };
}

const openBrackets = (text: string): number => text.split('(').length - text.split(')').length;

/** `[22,000 jobs]`, `[rank(x, list) = 1]`: an item that the comma before it was not meant to make. */
export function commaSplitsList(before: YamlNode | undefined, comma: Token, item: YamlNode): Problem | undefined {
  if (comma.kind !== 'comma' || before?.kind !== 'text' || item.kind !== 'text') return undefined;
  if (before.style !== 'plain' || item.style !== 'plain') return undefined;
  const thousands = comma.end === item.start && /\d$/.test(before.value) && /^\d{3}(?!\d)/.test(item.value);
  if (!thousands && openBrackets(before.value) <= 0) return undefined;
  return {
    code: 'comma-splits-list',
    at: comma,
    message: thousands
      ? 'inside brackets a comma ends the number'
      : 'inside brackets a comma ends the item, also in the middle of a calculation',
    hint: `put the item in quotes: ${inQuotes(`${before.value},${thousands ? '' : ' '}${item.value}`)}`,
  };
}

export const strayInFlow = (token: Token): Problem => ({
  code: 'missing-comma',
  at: token,
  message: 'a comma is missing before this, or a quotation mark or a bracket is one too many',
  hint: 'separate items with commas; put text with signs in quotes',
});

const endsSentence = /[.!?。！？…"'”’」』)]$/;

/** A sentence that ` #` cut: what follows the sign looks like text and not like a remark. */
export function hashCuts(value: TextNode, comment: Token): Problem | undefined {
  if (value.style !== 'plain') return undefined;
  const numbered = /^#\s?\d/.test(comment.source);
  const tagged = /^#[\p{L}_]/u.test(comment.source);
  const midSentence =
    /\s/.test(value.value.trim()) &&
    /^#\s*\p{Ll}/u.test(comment.source) &&
    /[.!?。！？]$/.test(comment.source.trimEnd());
  if (!numbered && !tagged && !(midSentence && !endsSentence.test(value.value))) return undefined;
  return {
    code: 'hash-cuts-text',
    at: firstCharacter(comment),
    message: `a # after a space ends the text: YAML reads only "${value.value}"`,
    hint: `put the text in quotes, or a remark on a line of its own: ${inQuotes(`${value.value} ${comment.source}`)}`,
  };
}

/** `claim: Chesky says: we rely on Qwen`. */
export const colonInText = (value: YamlNode, colon: Token, text: string): Problem => ({
  code: 'colon-in-text',
  at: colon,
  message: 'a colon inside the sentence ends it for YAML',
  hint: `put the sentence in quotes: ${inQuotes(lineFrom(text, value.start))}`,
});

/** More text after a closed quotation mark or bracket. */
export function trailing(value: YamlNode, token: Token, text: string): Problem {
  if (value.kind === 'text' && value.style !== 'plain') return quoteBegins(value, text);
  if (value.kind === 'list' || value.kind === 'map') {
    return {
      code: 'bracket-begins-line',
      at: firstCharacter(value),
      message: `the text begins with a ${value.kind === 'map' ? 'brace' : 'bracket'}, and goes on after the closing one`,
      hint: 'put the whole text in quotes',
    };
  }
  return {
    code: 'stray-text',
    at: token,
    message: 'YAML does not expect anything here',
    hint: 'put the whole text in quotes',
  };
}

export const signAsValue = (token: Token): Problem => ({
  code: token.kind === 'dash' ? 'dash-begins-text' : 'sign-begins-text',
  at: token,
  message: `text cannot begin with "${token.source}" and a space`,
  hint: token.kind === 'dash' ? 'begin the list on the next line, or put the text in quotes' : 'put the text in quotes',
});

/** A key that is indented deeper than its neighbours, so that YAML reads it into the text above. */
export const keyInText = (key: Stretch): Problem => ({
  code: 'indentation',
  at: key,
  message: 'this line is indented deeper than the one above, so YAML reads it as more of its text',
  hint: 'put the keys of one entry exactly below each other',
});

/** A key written with the colon of Chinese print, which YAML takes for a letter. */
const fullWidthKey = /^[ \t]*(?:- )?[A-Za-z][\w-]*：/m;

export function missingColon(token: Token): Problem {
  const line = token.source.split('\n', 1)[0]?.trimEnd() ?? '';
  const wide = line.indexOf('：');
  if (wide !== -1) return wideColon(token.start + wide);
  return {
    code: 'missing-colon',
    at: { start: token.start, end: token.start + line.length },
    message: `there is no "key: value" in this line`,
    hint: 'write a colon and a space after the key, or indent the line if it goes on from the one above',
  };
}

const wideColon = (start: number): Problem => ({
  code: 'full-width-colon',
  at: { start, end: start + 1 },
  message: 'a full-width colon makes no key',
  hint: 'use the plain colon and a space: ": "',
});

/** A word before the colon of Chinese print; and texts in quotes, in which one means nothing. */
const wideKeyOrQuoted = /"[^"]*"|'[^']*'|(?<![\w-])[a-z][a-z-]*\s*：/g;

/** `{ term: 阿里，rivals： [腾讯] }`: a key with the signs of Chinese print, on a line that begins with a bracket or brace. */
export function wideKey(line: string, start: number): Problem | undefined {
  if (!line.includes('：')) return undefined;
  const follows = (at: number): boolean => '{,，'.includes(line.slice(0, at).trimEnd().at(-1) ?? ' ');
  for (const { 0: found, index } of line.matchAll(wideKeyOrQuoted)) {
    if (!found.endsWith('：') || !follows(index)) continue;
    return {
      code: 'full-width-colon',
      at: { start: start + index, end: start + index + found.length },
      message: 'the full-width ： makes no key, nor does ， before one',
      hint: 'use the plain comma, and the plain colon with a space; or put the text in quotes',
    };
  }
  return undefined;
}

/** A value that begins with the bracket or brace of Chinese print. */
export const wideBracket = (token: Token): Problem | undefined =>
  /^[｛［]/.test(token.source)
    ? {
        code: 'full-width-bracket',
        at: firstCharacter(token),
        message: `a full-width ${token.source.startsWith('｛') ? 'brace' : 'bracket'} opens nothing`,
        hint: 'use the plain signs: { }, [ ] and a colon with a space',
      }
    : undefined;

/** A line below a value that YAML folded into it although it was meant as a key. */
export function swallowedLine(value: TextNode, text: string): Problem | undefined {
  if (value.style !== 'plain' || value.value.length === value.end - value.start) {
    if (!text.slice(value.start, value.end).includes('\n')) return undefined;
  }
  const source = text.slice(value.start, value.end);
  const firstBreak = source.indexOf('\n');
  if (firstBreak === -1) return undefined;
  const match = fullWidthKey.exec(source.slice(firstBreak + 1));
  return match ? wideColon(value.start + firstBreak + 1 + match.index + match[0].length - 1) : undefined;
}

export const strayInBlock = (token: Token): Problem => ({
  code: 'stray-text',
  at: token,
  message: 'YAML does not expect anything here',
  hint: 'write "key: value", or put text with signs in quotes',
});

export const indentation = (token: Token, column: number): Problem => ({
  code: 'indentation',
  at: token,
  message: `this line is indented by ${token.column}, its neighbours by ${column}`,
  hint: 'put the keys of one entry exactly below each other',
});
