/** Where a stored plan has each visit: what is pinned there, and what it promised once published. */
import type { DayPlan, Pin } from '../../domain/round.ts';
import type { Visit as SolverVisit } from '../../solver/problem.ts';

/** One carer sent to a visit, or what is pinned at one that no round holds: there the carer, the start or both are open. */
export interface StoredVisit {
  readonly carerId?: string;
  readonly carerPosition: number;
  /** Day minute. */
  readonly start?: number;
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

/** What the search keeps of where a visit is: its pins, and once published its carers and start at a price. */
export function heldTo(
  stored: readonly StoredVisit[] | undefined,
  carerOf: ReadonlyMap<string, number>,
  published: boolean,
): Pick<SolverVisit, 'pinned' | 'published'> {
  if (stored === undefined) return {};
  const indices = (some: readonly StoredVisit[]): number[] =>
    some.flatMap(({ carerId = '' }) => carerOf.get(carerId) ?? []).sort((a, b) => a - b);
  const start = stored.find((s) => s.start !== undefined)?.start;
  const promised = published && stored.every((s) => s.carerId !== undefined && s.start !== undefined);
  const carers = indices(stored.filter((s) => s.pinned?.carer));
  const timePinned = start !== undefined && stored.some((s) => s.pinned?.time);
  const pinned = { ...(carers.length === 0 ? {} : { carers }), ...(timePinned ? { start } : {}) };
  return {
    ...(carers.length === 0 && !timePinned ? {} : { pinned }),
    ...(promised ? { published: { carers: indices(stored), start: start! } } : {}),
  };
}

/**
 * The pin that stays with a carer at a visit: its own carer pin, or the one of its position where that named nobody, and
 * the time pin of any of the visit's carers.
 */
export function pinKept(
  stored: readonly StoredVisit[] | undefined,
  sent: { readonly carerId: string; readonly carerPosition: number },
): Pin | undefined {
  const isSent = ({ carerId, carerPosition }: StoredVisit): boolean =>
    carerId === undefined ? carerPosition === sent.carerPosition : carerId === sent.carerId;
  const carer = stored?.some((s) => s.pinned?.carer && isSent(s)) ?? false;
  const time = stored?.some((s) => s.pinned?.time) ?? false;
  return carer || time ? { carer, time } : undefined;
}
