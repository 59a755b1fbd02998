/** Where a stored plan has each visit: what is pinned there, and what it promised once published. */
import type { DayPlan, Pin, VisitSegment } from '../../domain/round.ts';
import type { Visit as SolverVisit } from '../../solver/problem.ts';

/** One carer sent to a visit. */
export interface StoredVisit {
  readonly carerId: string;
  readonly segment: VisitSegment;
}

/** By visit: one entry for each carer sent. */
export type StoredVisits = ReadonlyMap<string, readonly StoredVisit[]>;

export function storedVisits(plan: DayPlan | undefined): StoredVisits {
  const stored = new Map<string, StoredVisit[]>();
  for (const { carerId, segments } of plan?.rounds ?? []) {
    for (const segment of segments) {
      if (segment.kind !== 'visit') continue;
      const same = stored.get(segment.visitId);
      if (same === undefined) stored.set(segment.visitId, [{ carerId, segment }]);
      else same.push({ carerId, segment });
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
  const start = stored[0]!.segment.from;
  const carers = indices(stored.filter((s) => s.segment.pinned?.carer));
  const timePinned = stored.some((s) => s.segment.pinned?.time);
  const pinned = { ...(carers.length === 0 ? {} : { carers }), ...(timePinned ? { start } : {}) };
  return {
    ...(carers.length === 0 && !timePinned ? {} : { pinned }),
    ...(published ? { published: { carers: indices(stored), start } } : {}),
  };
}

/** The pin that stays with a carer at a visit: its own carer pin, and the time pin of any of the visit's carers. */
export function pinKept(stored: readonly StoredVisit[] | undefined, carerId: string): Pin | undefined {
  const carer = stored?.some((s) => s.carerId === carerId && s.segment.pinned?.carer) ?? false;
  const time = stored?.some((s) => s.segment.pinned?.time) ?? false;
  return carer || time ? { carer, time } : undefined;
}
