import type { Cost } from '../plan.ts';
import type { Attendance, Day, Facts, Rule, Violation } from './violation.ts';

/** Prices are floats; two sums of the same terms in another order may differ by this share of their size. */
const TOLERANCE = 1e-9;

/** The cost in the plan is the cost of its rounds, every term of it. `found` is the plan's, `allowed` the recount. */
export const costAgrees: Rule = (facts) => {
  const recounted = recount(facts);
  const size = Math.max(1, ...Object.values(recounted).map(Math.abs));
  return (Object.keys(recounted) as (keyof Cost)[]).flatMap((term): Violation[] => {
    const found = facts.plan.cost[term];
    const allowed = recounted[term];
    return Math.abs(found - allowed) <= TOLERANCE * size ? [] : [{ rule: 'cost', term, found, allowed }];
  });
};

/** The cost by the checker's own arithmetic: per visit, per shift, then the two maxima. */
function recount(facts: Facts): Cost {
  const { problem, attendances, days } = facts;
  const { prices } = problem;
  const lates = attendances.flat().map((a) => ticksLate(facts, a));
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const terms = {
    travel: prices.travel * sum(days.map((day) => travelPrice(facts, day))),
    lateness: prices.lateness * sum(lates),
    highestLateness: prices.highestLateness * Math.max(0, ...lates),
    waiting: prices.waiting * sum(days.map((day) => sum(gaps(day).slice(prices.departure === 'latest' ? 1 : 0)))),
    overtime: sum(days.map((day) => ticksOver(day) * (problem.shifts[day.shift].overtime?.price ?? 0))),
    highestIdle: prices.highestIdle * Math.max(0, ...days.map((day) => ticksIdle(facts, day))),
    carers: sum(attendances.flat().map((a) => priceOfCarer(facts, a))),
    wanted: sum(attendances.map((who, v) => (who.length > 0 ? distanceFromWish(facts, v, who[0].start) : 0))),
    unserved: sum(attendances.map((who, v) => missingCarers(facts, v, who.length))),
    missedBreaks: sum(days.map((day) => missedBreaks(facts, day))),
    use: sum(days.map((day) => (day.visits.length > 0 ? (problem.shifts[day.shift].usePrice ?? 0) : 0))),
    changes: sum(attendances.map((who, v) => changes(facts, v, who))),
  };
  return { total: sum(Object.values(terms)), ...terms };
}

function travelPrice({ problem }: Facts, day: Day): number {
  const { mode, travelFactor = 1 } = problem.shifts[day.shift];
  const { price } = problem.travel[mode];
  let sum = 0;
  for (const drive of day.drives) {
    sum += price === undefined ? drive.nominal : price[drive.origin * problem.places + drive.destination];
  }
  return sum * travelFactor;
}

/** Ticks of each drive that are neither travel nor break; on the way home only a wait for a break. */
function gaps({ visits, drives }: Day): number[] {
  return drives.map((drive, i) => (i < visits.length ? visits[i].start : drive.over) - drive.busyUntil);
}

function ticksOver({ drives, to }: Day): number {
  return drives.length === 0 ? 0 : Math.max(0, drives[drives.length - 1].over - to);
}

function ticksIdle({ problem }: Facts, day: Day): number {
  const { shift, drives, from, to, breaksTaken } = day;
  if (drives.length === 0) {
    let resting = 0;
    for (const taken of breaksTaken) resting += problem.shifts[shift].breaks![taken.break].duration;
    return Math.max(0, to - from - resting);
  }
  const afterReturn = Math.max(0, to - drives[drives.length - 1].over);
  return gaps(day).reduce((a, b) => a + b, afterReturn);
}

function ticksLate({ problem }: Facts, { visit, start, end }: Attendance): number {
  const { windowRule, windows, measuredAt } = problem.visits[visit];
  if (windowRule !== 'priced') return 0;
  const opened = windows.filter((w) => w.from <= start);
  const closes = (opened.length > 0 ? opened[opened.length - 1] : windows[0]).to;
  return Math.max(0, (measuredAt === 'end' ? end : start) - closes);
}

function priceOfCarer({ problem }: Facts, { visit, carer }: Attendance): number {
  const { carerPrices = [], otherCarerPrice = 0 } = problem.visits[visit];
  for (const listed of carerPrices) if (listed.carer === carer) return listed.price;
  return otherCarerPrice;
}

function distanceFromWish({ problem }: Facts, visit: number, start: number): number {
  const { wanted } = problem.visits[visit];
  if (wanted === undefined) return 0;
  const { free = 0 } = wanted;
  const [early, late] = [wanted.start - free - start, start - wanted.start - free];
  return Math.max(0, early, late) * wanted.price;
}

function missingCarers({ problem }: Facts, visit: number, attending: number): number {
  const { unservedPrice, carers } = problem.visits[visit];
  return unservedPrice === null ? 0 : (carers - attending) * unservedPrice;
}

function missedBreaks({ problem }: Facts, { shift, visits, breaksTaken }: Day): number {
  let sum = 0;
  (problem.shifts[shift].breaks ?? []).forEach((rest, b) => {
    const charged = visits.length > 0 || rest.chargedWhenUnused === true;
    if (charged && !breaksTaken.some((taken) => taken.break === b)) sum += rest.missedPrice ?? 0;
  });
  return sum;
}

function changes({ problem }: Facts, visit: number, who: readonly Attendance[]): number {
  const { published } = problem.visits[visit];
  if (published === undefined || who.length === 0) return 0;
  const { changedCarer, changedStart, changedStartFree } = problem.prices;
  const newcomers = who.filter((a) => !published.carers.includes(a.carer));
  const moved = Math.abs(who[0].start - published.start);
  return newcomers.length * changedCarer + (moved > changedStartFree ? (moved - changedStartFree) * changedStart : 0);
}
