/**
 * The one way from the domain to the solver: a provider's planning date as a Problem. Ticks are day minutes of the
 * date, prices travel minutes (domain/settings.ts); zones are not the solver's business, a provider's day is planned
 * as a whole.
 */
import type { LocalDate } from '../domain/time.ts';
import type { Prices, Problem, Shift as SolverShift, Visit as SolverVisit } from '../solver/problem.ts';
import { carerLimits } from './problem/carer-limits.ts';
import { carerPrices, knownCarers } from './problem/carer-prices.ts';
import { clientLinks } from './problem/client-links.ts';
import { type Crew, crewOn } from './problem/crew.ts';
import type { AskedVisit, DayProblem } from './problem/day-problem.ts';
import { withPinsThatHold } from './problem/pins-that-hold.ts';
import { MODES } from './problem/road.ts';
import { type ShiftToPlan, shiftsToPlan } from './problem/shifts-under-way.ts';
import { type SkillBits, skillBits } from './problem/skill-bits.ts';
import { heldTo, type StoredVisits, storedVisits } from './problem/stored-visits.ts';
import { isReserve } from './provider/held-reserve.ts';
import { type ProviderFacts, visitsPlannedFor } from './provider/provider-facts.ts';

/**
 * The problem of one provider on one date. The stored plan of the date gives pins and, once published, the prices of
 * change; the plans beside it give rest and continuity.
 * @param asked the visits to plan; those of the packages it holds and the gaps it keeps, unless told.
 * @param stored where the visits are and what is pinned; as stored unless told.
 */
export function toProblem(
  facts: ProviderFacts,
  date: LocalDate,
  asked: readonly AskedVisit[] = visitsPlannedFor(facts, date),
  stored: StoredVisits = storedVisits(facts.plans.get(date)),
): DayProblem {
  const crew = crewOn(facts.workforce, date, facts.settings);
  const { carers, carerOf } = crew;
  const planned = shiftsToPlan(facts, date, crew.shifts);
  const shifts = planned.map(({ shift }) => shift);
  const held = withPinsThatHold(stored, asked, { date, carers, shifts });
  const bits = skillBits(asked.map(({ visit }) => visit.skills));
  const problem: Problem = {
    places: facts.road.size,
    travel: facts.road.tables(date),
    visits: solverVisits(facts, date, asked, crew, bits, held),
    links: clientLinks(asked),
    shifts: solverShifts(facts, date, planned, carerOf, bits),
    carers: carers.length,
    prices: pricesOf(facts),
    carerLimits: carerLimits(facts, date, carers, crew.shiftMinutes),
  };
  const visitOf = new Map(asked.map(({ visit }, v) => [visit.id, v]));
  return { date, facts, problem, visits: asked, shifts, carers, visitOf, carerOf, stored: held };
}

function solverVisits(
  facts: ProviderFacts,
  date: LocalDate,
  asked: readonly AskedVisit[],
  { carers, carerOf, barredFrom }: Crew,
  bits: SkillBits,
  stored: StoredVisits,
): SolverVisit[] {
  const known = knownCarers(facts, date);
  const published = facts.plans.get(date)?.state === 'published';
  const { leftOut, criticalFactor, reserveNotKept, minuteFromWanted, wantedFreeMinutes } = facts.settings.prices;
  // Suitability beside skills and the price of a carer are the same for every visit of a client.
  const people = new Map<string, Pick<SolverVisit, 'barred' | 'carerPrices'>>();
  return asked.map(({ visit, carePackage, gap }): SolverVisit => {
    const { client } = carePackage;
    let toClient = people.get(client.ref);
    if (toClient === undefined) {
      toClient = {
        barred: barredFrom(client),
        carerPrices: carerPrices(carers, client, known.get(client.ref), facts.settings),
      };
      people.set(client.ref, toClient);
    }
    const urgent = visit.critical || carePackage.urgency === 'emergency';
    // Whoever has a provider comes before whoever may get it, and both before what nobody has asked for yet.
    const kept = isReserve(carePackage) ? reserveNotKept : leftOut / 2;
    const price = gap === true ? kept : urgent ? leftOut * criticalFactor : leftOut;
    return {
      place: facts.road.doorOf.get(client.ref)!,
      duration: visit.minutes,
      windows: [visit.window],
      measuredAt: 'start',
      windowRule: 'hard',
      skills: bits.needed(visit.skills),
      carers: visit.carersRequired,
      unservedPrice: price,
      wanted: { start: visit.wanted, price: minuteFromWanted, free: wantedFreeMinutes },
      ...toClient,
      ...heldTo(stored.get(visit.id), carerOf, published),
    };
  });
}

function solverShifts(
  facts: ProviderFacts,
  date: LocalDate,
  shifts: readonly ShiftToPlan[],
  carerOf: ReadonlyMap<string, number>,
  bits: SkillBits,
): SolverShift[] {
  const byId = new Map(facts.workforce.carers.map((c) => [c.id, c]));
  return shifts.map(({ shift, rest }) => {
    const carer = byId.get(shift.carerId)!;
    const home = facts.road.homeOf.get(carer.id)!;
    return {
      carer: carerOf.get(carer.id)!,
      mode: MODES.indexOf(carer.mode),
      startPlace: home,
      endPlace: home,
      from: shift.from,
      to: shift.to,
      skills: bits.held(carer, date),
      usePrice: facts.settings.prices.usedShift,
      ...(rest === null
        ? {}
        : { breaks: [{ duration: rest.minutes, earliest: rest.earliest, latest: rest.latest, missedPrice: null }] }),
    };
  });
}

function pricesOf({ settings: { prices } }: ProviderFacts): Prices {
  return {
    travel: 1,
    lateness: 0,
    highestLateness: 0,
    waiting: prices.waitingMinute,
    highestIdle: 0,
    changedCarer: prices.changedCarer,
    changedStart: prices.changedStartMinute,
    changedStartFree: prices.changedStartFreeMinutes,
    departure: 'latest',
  };
}
