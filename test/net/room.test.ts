import { describe, expect, it } from 'vitest';
import { openRoom } from '../../src/net/room.ts';

/** Whether the wait is over by the next turn of the loop. */
async function isOver(turn: Promise<void> | undefined): Promise<boolean> {
  let over = turn === undefined;
  void turn?.then(() => {
    over = true;
  });
  await new Promise(setImmediate);
  return over;
}

describe('room for the pages that are held at once', () => {
  it('gives what fits at once', () => {
    const room = openRoom(10);
    expect([room.enter().take(6), room.enter().take(4)]).toEqual([undefined, undefined]);
  });

  it('lets one page go on beyond the bound, and the next when that one is done', async () => {
    const room = openRoom(10);
    const [first, second] = [room.enter(), room.enter()];
    void first.take(10);
    const third = room.enter();
    const one = second.take(5);
    const two = third.take(5);
    expect([await isOver(one), await isOver(two)]).toEqual([true, false]);
    expect(second.take(1_000)).toBeUndefined();
    second.leave();
    expect(await isOver(two)).toBe(true);
  });

  it('lets a page that is larger than all of it pass alone', async () => {
    const room = openRoom(10);
    const [large, other] = [room.enter(), room.enter()];
    expect(await isOver(large.take(64))).toBe(true);
    const turn = other.take(1);
    expect(await isOver(turn)).toBe(false);
    large.leave();
    expect(await isOver(turn)).toBe(true);
  });

  it('never leaves two pages that are half there waiting for each other', async () => {
    const room = openRoom(10);
    const shares = Array.from({ length: 8 }, () => room.enter());
    const done: number[] = [];
    const come = async (number: number): Promise<void> => {
      for (let part = 0; part < 6; part++) {
        await shares[number]?.take(1);
        await new Promise(setImmediate);
      }
      done.push(number);
      shares[number]?.leave();
    };
    await Promise.all(shares.map((_, number) => come(number)));
    expect(done.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('serves who entered first before who asked first', async () => {
    const room = openRoom(4);
    const [a, b, c, d] = [room.enter(), room.enter(), room.enter(), room.enter()];
    void a.take(4);
    const beyond = d.take(1);
    const [later, earlier] = [c.take(4), b.take(4)];
    expect(await isOver(beyond)).toBe(true);
    d.leave();
    expect([await isOver(earlier), await isOver(later)]).toEqual([true, false]);
  });

  it('ends the wait of who leaves, and counts nothing for it', async () => {
    const room = openRoom(4);
    const [a, b, c] = [room.enter(), room.enter(), room.enter()];
    void a.take(4);
    await b.take(4);
    const turn = c.take(4);
    c.leave();
    expect(await isOver(turn)).toBe(true);
    a.leave();
    b.leave();
    expect(room.enter().take(4)).toBeUndefined();
  });
});
