import type { Attendance } from '../../domain/history.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';

/** Pairs a commit; far below what one transaction holds. */
const PAIRS_A_COMMIT = 50;

/**
 * Records which carer attended which client on which dates: what continuity is measured by. A pair recorded before is
 * replaced by what it is now; the same list twice changes nothing. Stored in portions: after an error, send it again.
 * @returns how many pairs are stored.
 */
export async function recordAttendances(
  ports: Ports,
  _caller: Caller,
  attendances: readonly Attendance[],
): Promise<number> {
  for (let i = 0; i < attendances.length; i += PAIRS_A_COMMIT) {
    const portion = attendances.slice(i, i + PAIRS_A_COMMIT);
    await ports.store.commit(portion.map((value) => ({ kind: 'attendance', value }) as const));
  }
  return attendances.length;
}
