import { expect, it } from 'vitest';
import { decidedAgain } from '../../planning/decided-again.ts';
import { VersionConflict } from '../../planning/errors.ts';
import type { Ports } from '../../planning/ports.ts';

/** Ports of which a decision needs no more than a store that refuses the first commits, and the waits it asked for. */
function refusing(times: number) {
  let refused = 0;
  const waits: number[] = [];
  const commit = async (): Promise<void> => {
    if (refused++ < times) throw new VersionConflict('somebody else was first');
  };
  const letOthersFinish = async (tries: number): Promise<void> => void waits.push(tries);
  return { ports: { store: { commit }, letOthersFinish } as unknown as Ports, waits };
}

const decide = async () => ({ answer: 'placed', writes: [{ kind: 'event' }] as never });

it('a decision that meets others waits before each further try', async () => {
  const { ports, waits } = refusing(2);
  expect(await decidedAgain(ports, decide)).toBe('placed');
  expect(waits).toEqual([1, 2]);
});

it('a decision that meets no one waits for nobody', async () => {
  const { ports, waits } = refusing(0);
  expect(await decidedAgain(ports, decide)).toBe('placed');
  expect(waits).toEqual([]);
});

it('a decision that met others at every try is given up at the twelfth, without another wait', async () => {
  const { ports, waits } = refusing(12);
  await expect(decidedAgain(ports, decide)).rejects.toThrow(VersionConflict);
  expect(waits).toHaveLength(11);
});
