/** The shifts of a date as its rounds may use them: an absence that begins today takes away nothing that has begun. */
import type { Carer, Shift } from '../../domain/carer.ts';
import type { BreakSegment, VisitSegment } from '../../domain/round.ts';
import { type BreakOfShift, breakOf } from '../../domain/shifts.ts';
import { dayMinuteOfInstant, type LocalDate } from '../../domain/time.ts';
import { arrival } from '../../solver/arrival.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import { MODES } from './road.ts';

export interface ShiftToPlan {
  readonly shift: Shift;
  /** The break that it must hold if it is used. */
  readonly rest: BreakOfShift | null;
}

type Begun = VisitSegment | BreakSegment;

/** A leg takes so long only where it is longer than its mode allows: see atlas.ts. */
const A_DAY = 1440;

/**
 * The shifts with their breaks, in the same order. On the day that is under way (`readAt`) a shift that an absence cuts
 * lasts until its carer is home from what had begun before: that carer was there, whatever came after. Of such a shift
 * no break is due but one that had begun. What would have begun in the absence itself was attended by nobody.
 */
export function shiftsToPlan(facts: ProviderFacts, date: LocalDate, shifts: readonly Shift[]): readonly ShiftToPlan[] {
  const begun = facts.today === date ? begunBy(facts, date) : undefined;
  const planned: ShiftToPlan[] = [];
  for (const shift of shifts) {
    const before = planned.at(-1)?.shift;
    const from = before?.carerId === shift.carerId ? Math.max(shift.from, before.to) : shift.from;
    if (from >= shift.to) continue;
    const own = from === shift.from ? shift : { ...shift, from };
    const asRuled = { shift: own, rest: breakOf(own, facts.settings) };
    planned.push((begun && seenOut(facts, date, own, begun.get(own.carerId) ?? [])) ?? asRuled);
  }
  return planned;
}

/** By carer, the visits and breaks of the stored day that have begun, in order. */
function begunBy({ plans, readAt }: ProviderFacts, date: LocalDate): ReadonlyMap<string, readonly Begun[]> {
  const now = dayMinuteOfInstant(date, readAt);
  const begun = new Map<string, Begun[]>();
  for (const { carerId, segments } of plans.get(date)?.rounds ?? []) {
    const own = segments.filter((s) => (s.kind === 'visit' || s.kind === 'break') && s.from < now) as Begun[];
    begun.set(carerId, [...(begun.get(carerId) ?? []), ...own]);
  }
  return begun;
}

/** Undefined for a shift that no absence ends, or that has more to come than the way home. */
function seenOut(
  facts: ProviderFacts,
  date: LocalDate,
  shift: Shift,
  begun: readonly Begun[],
): ShiftToPlan | undefined {
  const { workforce, road, readAt } = facts;
  const cut = workforce.absences.some(
    ({ carerId, from }) => carerId === shift.carerId && dayMinuteOfInstant(date, from) === shift.to,
  );
  const own = begun.filter((s) => shift.from <= s.from && s.from < shift.to);
  const last = own.findLast((s) => s.kind === 'visit');
  const door = last === undefined ? undefined : road.doorOf.get(last.clientRef);
  if (!cut || door === undefined) return undefined;
  const carer = workforce.carers.find(({ id }) => id === shift.carerId)!;
  const leaves = own.at(-1)!.to;
  const home = homeFrom(facts, date, { carer, door, leaves });
  if (home - leaves >= A_DAY || shift.to > Math.max(home, dayMinuteOfInstant(date, readAt))) return undefined;
  const rest = own.findLast((s) => s.kind === 'break');
  return {
    shift: { ...shift, to: Math.max(shift.to, home) },
    rest: rest === undefined ? null : { minutes: rest.to - rest.from, earliest: rest.from, latest: rest.from },
  };
}

/** The day minute at which a carer is home. */
function homeFrom(
  { road }: ProviderFacts,
  date: LocalDate,
  { carer, door, leaves }: { readonly carer: Carer; readonly door: number; readonly leaves: number },
): number {
  const table = road.tables(date)[MODES.indexOf(carer.mode)]!;
  return arrival(table, road.size, door, road.homeOf.get(carer.id)!, leaves);
}
