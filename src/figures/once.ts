/** A table that is made when it is first asked for, and kept: importing the reader makes none. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
