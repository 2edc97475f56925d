/** Patterns that strangers write, in RE2's syntax: linear in the text, without look-around or back-references. */
import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';
import { LocateError } from './locate-error.ts';

const maxPattern = 1000;

type Patterns = typeof import('re2js');

const require = createRequire(import.meta.url);
/** Loaded with the first pattern. */
const patterns = (): Patterns => require('re2js') as Patterns;

/** A compiled pattern. @throws LocateError where it is none of RE2's. */
export function compilePattern(pattern: string, flags = 0): RE2JS {
  if (pattern.length > maxPattern) {
    throw new LocateError('bad-pattern', `A pattern may have ${maxPattern} characters.`);
  }
  try {
    return patterns().RE2JS.compile(pattern, flags);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LocateError('bad-pattern', `Not a pattern of RE2, which has no look-around: ${reason}.`, { cause });
  }
}
