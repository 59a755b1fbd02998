import type { Attendance } from '../../domain/history.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';

/** Pairs a commit; far below what one transaction holds. */
const PAIRS_A_COMMIT = 50;

/**
 * Records which carer attended which client on which dates: what continuity is measured by. A list may have a row a visit,
 * as systems export it: the rows of a pair are put together. A pair recorded before is replaced by what it is now; the same
 * list twice changes nothing. Stored in portions: after an error, send it again.
 * @returns how many pairs are stored.
 */
export async function recordAttendances(
  ports: Ports,
  _caller: Caller,
  attendances: readonly Attendance[],
): Promise<number> {
  const pairs = onePerPair(attendances);
  for (let i = 0; i < pairs.length; i += PAIRS_A_COMMIT) {
    const portion = pairs.slice(i, i + PAIRS_A_COMMIT);
    await ports.store.commit(portion.map((value) => ({ kind: 'attendance', value }) as const));
  }
  return pairs.length;
}

/** The rows of each client and carer as one, its dates ascending and each once. */
function onePerPair(attendances: readonly Attendance[]): readonly Attendance[] {
  const rows = Map.groupBy(attendances, ({ providerId, clientRef, carerId }) =>
    JSON.stringify([providerId, clientRef, carerId]),
  );
  return [...rows.values()].map((same) => {
    const dates = new Set(same.flatMap((row) => row.dates));
    return { ...same[0]!, dates: [...dates].sort() };
  });
}
