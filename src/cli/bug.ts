/** What is said when the program itself erred. A stack trace is shown to whoever asks for one. */
import { DiskError } from '../net/archive-disk.ts';
import { oneLine } from '../report/escape.ts';

export function bugText(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  // A folder that is no folder, a disk that is full: the sentence says what to mend.
  if (error instanceof DiskError) return oneLine(error.message, 500);
  const said = error instanceof Error ? error.message : String(error);
  const more =
    env['FACTCHECK_DEBUG'] && error instanceof Error
      ? error.stack
      : 'Set FACTCHECK_DEBUG=1 for where; please report it with the command and the claims file.';
  return `factcheck erred, and that is a bug: ${oneLine(said, 500)}\n${more}`;
}
