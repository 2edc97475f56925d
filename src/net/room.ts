/**
 * Room for the bytes of pages that a run holds at once. Who finds none waits in line, first who entered first: what is
 * half there is done before more is begun. The first of the line goes on beyond the bound, one at a time: two pages that
 * are half there would wait for each other for ever.
 */

export interface Share {
  /** Room for so many more bytes: taken at once, or when the promise resolves. */
  take(bytes: number): Promise<void> | undefined;
  /** Gives back all that was taken, and the places in the line. */
  leave(): void;
}

export interface Room {
  enter(): Share;
}

interface Holder {
  /** In the order of entering. */
  readonly number: number;
  bytes: number;
}

interface Waiting {
  readonly holder: Holder;
  readonly bytes: number;
  readonly go: () => void;
}

export function openRoom(maxBytes: number): Room {
  let entered = 0;
  let total = 0;
  let beyond: Holder | undefined;
  let line: readonly Waiting[] = [];

  const grant = (holder: Holder, bytes: number): void => {
    holder.bytes += bytes;
    total += bytes;
  };

  /** Lets go on whoever fits, in order, and else the first beyond the bound. */
  const admit = (): void => {
    for (let [first] = line; first !== undefined; [first] = line) {
      const { holder, bytes, go } = first;
      if (total + bytes > maxBytes) {
        if (beyond !== undefined && beyond !== holder) return;
        beyond = holder;
      }
      line = line.slice(1);
      grant(holder, bytes);
      go();
    }
  };

  return {
    enter() {
      entered += 1;
      const holder: Holder = { number: entered, bytes: 0 };
      return {
        take(bytes) {
          const isFirst = holder.number < (line[0]?.holder.number ?? Number.POSITIVE_INFINITY);
          if (beyond === holder || (isFirst && total + bytes <= maxBytes)) {
            grant(holder, bytes);
            return undefined;
          }
          return new Promise((go) => {
            line = [...line, { holder, bytes, go }].sort((a, b) => a.holder.number - b.holder.number);
            admit();
          });
        },
        leave() {
          total -= holder.bytes;
          holder.bytes = 0;
          if (beyond === holder) beyond = undefined;
          const own = line.filter((waiting) => waiting.holder === holder);
          line = line.filter((waiting) => waiting.holder !== holder);
          for (const { go } of own) go();
          admit();
        },
      };
    },
  };
}
