/**
 * A backlog put in an order in which the rule itself gives each package to the provider it was shared out to: nobody's
 * turn is changed, only which package comes up at it.
 */
import { byClaim } from './rotation.ts';
import type { Share } from './shares.ts';

export interface Backlogged {
  readonly packageId: string;
  /** In the contract's measure. */
  readonly size: number;
  readonly providerId: string;
}

/** What each provider of a rotation is due of a backlog of this size, with what it is behind before it. */
export function quotasOf(shares: readonly Share[], size: number): number[] {
  return shares.map((s) => Math.max(0, s.carried + s.due - s.had + (size * s.percent) / 100));
}

/** @param backlog what is due first at the top; of one provider's packages that order is kept. */
export function inTurn<T extends Backlogged>(shares: readonly Share[], unit: number, backlog: readonly T[]): T[] {
  const waiting = new Map(
    shares.map(({ providerId }) => [providerId, backlog.filter((b) => b.providerId === providerId)]),
  );
  let standing = shares;
  return backlog.map(() => {
    const heads = [...waiting.values()].flatMap((list) => list.slice(0, 1));
    const { size } = heads.reduce((a, b) => (backlog.indexOf(a) < backlog.indexOf(b) ? a : b));
    const claims = byClaim(standing, size, unit).map(({ share }) => waiting.get(share.providerId)!);
    const next = claims.find((list) => list.length > 0)!.shift()!;
    standing = standing.map((s) => ({
      ...s,
      had: s.had + (s.providerId === next.providerId ? next.size : 0),
      due: s.due + (next.size * s.percent) / 100,
    }));
    return next;
  });
}
