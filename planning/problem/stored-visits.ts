/** Where a stored plan has each visit: what is pinned there, and what it promised once published. */
import type { DayPlan, Pin } from '../../domain/round.ts';
import type { Visit as SolverVisit } from '../../solver/problem.ts';

/** One carer sent to a visit. */
export interface StoredVisit {
  readonly carerId: string;
  readonly carerPosition: number;
  readonly start: number;
  readonly pinned?: Pin;
}

/** By visit: one entry for each carer sent. */
export type StoredVisits = ReadonlyMap<string, readonly StoredVisit[]>;

export function storedVisits(plan: Pick<DayPlan, 'rounds'> | undefined): Map<string, StoredVisit[]> {
  const stored = new Map<string, StoredVisit[]>();
  for (const { carerId, segments } of plan?.rounds ?? []) {
    for (const segment of segments) {
      if (segment.kind !== 'visit') continue;
      const { visitId, carerPosition, from: start, pinned } = segment;
      const sent = { carerId, carerPosition, start, ...(pinned === undefined ? {} : { pinned }) };
      const same = stored.get(visitId);
      if (same === undefined) stored.set(visitId, [sent]);
      else same.push(sent);
    }
  }
  return stored;
}

/** A pin on a carer who does not work that day holds nobody. */
export function heldTo(
  stored: readonly StoredVisit[] | undefined,
  carerOf: ReadonlyMap<string, number>,
  published: boolean,
): Pick<SolverVisit, 'pinned' | 'published'> {
  if (stored === undefined) return {};
  const indices = (some: readonly StoredVisit[]): number[] =>
    some.flatMap(({ carerId }) => carerOf.get(carerId) ?? []).sort((a, b) => a - b);
  const { start } = stored[0]!;
  const carers = indices(stored.filter((s) => s.pinned?.carer));
  const timePinned = stored.some((s) => s.pinned?.time);
  const pinned = { ...(carers.length === 0 ? {} : { carers }), ...(timePinned ? { start } : {}) };
  return {
    ...(carers.length === 0 && !timePinned ? {} : { pinned }),
    ...(published ? { published: { carers: indices(stored), start } } : {}),
  };
}

/** The pin that stays with a carer at a visit: its own carer pin, and the time pin of any of the visit's carers. */
export function pinKept(stored: readonly StoredVisit[] | undefined, carerId: string): Pin | undefined {
  const carer = stored?.some((s) => s.carerId === carerId && s.pinned?.carer) ?? false;
  const time = stored?.some((s) => s.pinned?.time) ?? false;
  return carer || time ? { carer, time } : undefined;
}
