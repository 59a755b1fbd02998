/** Whether a provider's live rounds can take a package: its visits of the coming week, inserted day by day. */
import type { CarePackage, Placement } from '../../domain/package.ts';
import type { Reason } from '../../domain/reason.ts';
import type { DayPlan, Round } from '../../domain/round.ts';
import type { LocalDate } from '../../domain/time.ts';
import { cost } from '../../solver/cost.ts';
import { insert } from '../../solver/insert.ts';
import type { Plan, PlanRound } from '../../solver/plan.ts';
import type { AskedVisit, DayProblem } from '../problem/day-problem.ts';
import { withoutReserve } from '../provider/held-reserve.ts';
import { isHeld, isOffered, type ProviderFacts, visitsAskedFor } from '../provider/provider-facts.ts';
import { serves } from '../repair/mended-rounds.ts';
import { checkedDay } from '../rounds/checked-day.ts';
import { planOf, standsWithGapsEmpty, withoutVisits } from '../rounds/gaps.ts';
import { standingRounds } from '../rounds/standing.ts';
import { hoursOver, withinWeek } from '../rounds/within-week.ts';
import { toProblem } from '../to-problem.ts';
import { asIfRunning } from './live-days.ts';
import { madeRoom } from './make-room.ts';
import { promisedRounds, rememberPromised } from './promised-rounds.ts';
import { beyondHours, fitsEmptyRounds, whyNot } from './why-not.ts';

export type Trial =
  | {
      readonly fits: true;
      /** The days that change, ready to be stored; none for a promise that begins later. */
      readonly plans: readonly DayPlan[];
      /** Over the live week. */
      readonly extraTravelMinutes: number;
    }
  | {
      readonly fits: false;
      /** With nothing else to do, the carers could: it waits for room. Otherwise nobody suits, or nobody works then. */
      readonly couldOnceFree: boolean;
      /** Each pattern that finds no place, and the dates of the live week on which it finds none. */
      readonly failing: readonly { readonly patternId: string; readonly dates: readonly LocalDate[] }[];
      readonly reasons: readonly Reason[];
      readonly misfits: readonly Misfit[];
    };

/** A visit that found no place on a date, in the rounds as they stood. */
export interface Misfit {
  readonly day: DayProblem;
  readonly rounds: readonly PlanRound[];
  readonly visit: number;
}

/** Why a provider is tried, see tryProvider. */
export type Purpose = 'place' | 'offer' | 'accept';

/** A package as the provider that is tried would hold it. */
export type Candidate = CarePackage & { readonly placement: Placement };

/**
 * Each date is tested with the visits of that weekday, also before the package starts; only days from its start on
 * change. Packages promised or offered a start in days to come count as if they ran: their gap is not promised twice.
 * What was offered was tested so; when it is accepted only the dates are looked at on which it will be served, and gaps
 * kept for others give way if they must: whoever accepts first has it.
 * The reserve is kept from every package but an emergency, which finds it free.
 * @param dates the live dates, ascending.
 * @param purpose 'place': its visits join the rounds. 'offer': a gap is kept for them. 'accept': its gap is filled.
 */
export async function tryProvider(
  read: ProviderFacts,
  candidate: Candidate,
  dates: readonly LocalDate[],
  at: string,
  purpose: Purpose = 'place',
): Promise<Trial> {
  const facts = candidate.urgency === 'emergency' ? withoutReserve(read) : read;
  const others = facts.packages.filter((p) => (isHeld(p) || isOffered(p)) && p.id !== candidate.id);
  const running = purpose === 'accept' ? candidate : asIfRunning(candidate, dates);
  const plans = new Map(facts.plans);
  const changed: DayPlan[] = [];
  const misfits: Misfit[] = [];
  let extraTravelMinutes = 0;
  for (const date of dates) {
    // Before it is served the week is tested as it will be; from then on what is stored is what it really asks for.
    const asking = date < candidate.placement.from ? running : candidate;
    const wanted = visitsAskedFor([asking], date).map((one) => (purpose === 'offer' ? asGap(one) : one));
    if (wanted.length === 0) continue;
    const held = visitsAskedFor(others, date);
    const later = purpose === 'accept' ? [] : others.filter((p) => asksMoreAfter(p, date));
    const promised = visitsAskedFor(
      later.map((p) => asIfRunning(p, dates)),
      date,
    );
    const now = { ...facts, plans };
    // One day that cannot be arranged decides; the days after it are only looked at for the reasons.
    const mayRearrange = misfits.length === 0;
    if (promised.length > 0) {
      const from = promisedRounds(now, date);
      const unchanged = visitsAskedFor(
        others.filter((p) => !later.includes(p)),
        date,
      );
      const trial = await insertion(now, date, [...unchanged, ...promised], wanted, mayRearrange, from);
      rememberPromised(trial.day, trial.plan);
      misfits.push(...trial.misfits);
    }
    const stored = date >= candidate.placement.from && misfits.length === 0;
    const tried = await withinWeek(now, async (within) => {
      const keeping = await insertion(within, date, held, wanted, mayRearrange);
      const inserted =
        purpose === 'accept' && keeping.misfits.length > 0
          ? await insertion(within, date, withoutGaps(held), wanted, mayRearrange)
          : keeping;
      const plan =
        stored && inserted.misfits.length === 0 && checkedDay(inserted.day, inserted.plan, { kind: 'insert', at });
      return { ...inserted, changed: plan === false ? [] : [plan] };
    }).catch(asHoursOver);
    if ('hoursOver' in tried) return beyondHours(wanted, date, candidate.placement.from, tried.hoursOver);
    misfits.push(...tried.misfits);
    extraTravelMinutes += tried.extraTravelMinutes;
    for (const plan of tried.changed) {
      plans.set(date, plan);
      changed.push(plan);
    }
  }
  if (misfits.length > 0) return whyNot(misfits, candidate.placement.from);
  return { fits: true, plans: changed, extraTravelMinutes };
}

/** @throws what else is wrong: a fault, and nobody's answer. */
function asHoursOver(error: unknown): { readonly hoursOver: Reason } {
  const over = hoursOver(error);
  if (over === null) throw error;
  return { hoursOver: over };
}

interface Inserted {
  readonly day: DayProblem;
  readonly plan: Plan;
  readonly misfits: readonly Misfit[];
  readonly extraTravelMinutes: number;
}

async function insertion(
  facts: ProviderFacts,
  date: LocalDate,
  others: readonly AskedVisit[],
  wanted: readonly AskedVisit[],
  mayRearrange: boolean,
  from?: readonly Round[],
): Promise<Inserted> {
  const day = toProblem(facts, date, [...others, ...wanted]);
  const own = wanted.map((_, i) => others.length + i);
  const { rounds: standing } = standingRounds(day, new Set(own), from);
  const rounds = withoutVisits(standing, new Set(own));
  const travelBefore = cost(day.problem, rounds).travel;
  // A gap kept for it is filled as it is, if what is left stands with the gaps of others empty beside it.
  if (own.every((visit) => serves(standing, visit)) && standsWithGapsEmpty(day, standing)) {
    const plan = planOf(day, standing);
    return { day, plan, misfits: [], extraTravelMinutes: plan.cost.travel - travelBefore };
  }
  const published = facts.plans.get(date)?.state === 'published';
  const inserted = insert(day.problem, { rounds }, own, { limit: 1, holdStarts: published });
  const stands = standsWithGapsEmpty(day, inserted.plan.rounds);
  const misfits = (stands ? inserted.left : own).map((visit) => ({ day, rounds, visit }));
  const room =
    misfits.length > 0 && mayRearrange && !published && misfits.every(fitsEmptyRounds)
      ? await madeRoom(day, rounds, own)
      : null;
  const rearranged = room !== null && standsWithGapsEmpty(day, room.rounds) ? room : null;
  const plan = rearranged ?? inserted.plan;
  const extraTravelMinutes = plan.cost.travel - travelBefore;
  return { day, plan, misfits: rearranged === null ? misfits : [], extraTravelMinutes };
}

function withoutGaps(visits: readonly AskedVisit[]): readonly AskedVisit[] {
  return visits.filter(({ gap }) => gap !== true);
}

function asGap({ visit, carePackage }: AskedVisit): AskedVisit {
  return { visit, carePackage, gap: true };
}

/** Begins after `date`, or has another service order from a later date on. */
export function asksMoreAfter({ placement, offer, serviceOrder }: CarePackage, date: LocalDate): boolean {
  return ((placement ?? offer)?.from ?? date) > date || (serviceOrder?.from ?? date) > date;
}
