/** All findings of one execution: what reporters are given. Holds no instant, duration, host or absolute path of the run. */
import type { Article } from '../claims/claim.ts';
import type { Finding } from './finding.ts';

export interface RunFile {
  /** Relative to the working folder, with forward slashes. */
  readonly path: string;
  /** "sha256:..." of the claims file's bytes. */
  readonly digest: string;
  readonly article: Article;
  /** As typed or defaulted: "2025-12-11". */
  readonly asOfText: string;
}

export interface Run {
  readonly tool: { readonly name: 'factcheck'; readonly version: string };
  /** "sha256:..." over the tables that decide: words and their looseness, units, rules. */
  readonly rules: string;
  readonly files: readonly RunFile[];
  /** In the order of the files and of their claims. */
  readonly findings: readonly Finding[];
  /** Claims that were not chosen by id, tag or change, for "12 of 65". */
  readonly total: number;
}
