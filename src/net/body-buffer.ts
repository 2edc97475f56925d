/**
 * A body as it grows, in one piece: the many small ones that a socket gives would stay in the process's memory, in
 * pieces that fit nothing else, long after they are let go.
 */
export interface BodyBuffer {
  /** Bytes that came so far. */
  readonly length: number;
  add(chunk: Uint8Array): void;
  /** The first bytes, in memory of their own size. */
  take(bytes: number): Uint8Array;
}

const firstBytes = 64 * 1024;

/** @param expectedBytes what the host says will come: believed no further than what has come already makes likely */
export function openBodyBuffer(expectedBytes = 0): BodyBuffer {
  let held = new Uint8Array(0);
  let length = 0;
  const grow = (needed: number): void => {
    // Whoever promises megabytes gets memory for them once some have come.
    const likely = needed > firstBytes && expectedBytes >= needed ? expectedBytes : 2 * held.length;
    const grown = new Uint8Array(Math.max(firstBytes, needed, likely));
    grown.set(held.subarray(0, length));
    held = grown;
  };
  return {
    get length() {
      return length;
    },
    add(chunk) {
      if (length + chunk.length > held.length) grow(length + chunk.length);
      held.set(chunk, length);
      length += chunk.length;
    },
    take: (bytes) => {
      const wanted = Math.min(bytes, length);
      return wanted === held.length ? held : held.slice(0, wanted);
    },
  };
}
