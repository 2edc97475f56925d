/** The commands of `factcheck evidence`, as functions from arguments to text. */

/** What a command has to say, and whether all is well (exit code 0). */
export interface Told {
  readonly text: string;
  readonly ok: boolean;
}
