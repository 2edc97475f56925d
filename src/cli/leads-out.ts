/** Links that lead from a place inside a folder to one outside of it, as they may come with a pull request. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

const within = (path: string, outer: string): boolean => `${path}${sep}`.startsWith(`${outer}${sep}`);

/** Where a path really leads, as far as it is there. */
function realOf(path: string): string {
  let there = path;
  while (!existsSync(there)) there = dirname(there);
  return realpathSync(there);
}

/** A path that is written as one inside the folder, and is none. What is named outside of it is the operator's own choice. */
export const leadsOut = (path: string, folder: string): boolean =>
  within(resolve(path), resolve(folder)) && !within(realOf(resolve(path)), realpathSync(folder));
