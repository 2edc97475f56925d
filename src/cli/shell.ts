/** What a command may know of the place where it runs: handed in, so that tests can hand in another. */
import type { ChalkInstance } from 'chalk';
import type { Page } from '../locate/locate.ts';
import type { Reader } from '../locate/worker-host.ts';
import type { ProbeOptions } from '../probe.ts';
import type { Probed } from './probe-apart.ts';

export interface Shell {
  readonly version: string;
  /** The working folder, absolute. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Places in a line of output. */
  readonly width: number;
  /** Output goes to a person's terminal; else it is plain and tab-separated. */
  readonly isTerminal: boolean;
  readonly chalk: ChalkInstance;
  readonly stderr: NodeJS.WriteStream;
  readonly elapsedMs: () => number;
  /** Where pages are read; a worker that can be ended, where it is left out. */
  readonly reader?: () => Reader;
  /** How a page is probed; in a worker that can be ended, where it is left out. */
  readonly probe?: (page: Page, options: ProbeOptions) => Promise<Probed>;
  /** One line to stdout. */
  print(line: string): void;
  /** One line, or several, to stderr. */
  error(text: string): void;
}
