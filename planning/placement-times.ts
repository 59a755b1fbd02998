import { clockOf } from '../domain/clocks.ts';
import { firstVisitClock } from '../domain/first-visit-clock.ts';
import type { CarePackage } from '../domain/package.ts';
import { type PlacementTimes, placementTimes as timesOf } from '../domain/placement-times.ts';
import { addDays, daysBetween, instantOf, type LocalDate, localDateOf } from '../domain/time.ts';
import { type FieldProblem, InvalidInput } from './errors.ts';
import { firstVisitsOf } from './first-visit.ts';
import type { Ports } from './ports.ts';

/** Every package of the span is read, and none of another. */
export const LONGEST_SPAN_DAYS = 92;
const USUAL_SPAN_DAYS = 28;

export interface SpanOfRequests {
  /** Calendar dates of submission, both included; absent = the 28 days to today. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly zoneId?: string;
}

export interface PlacementTimesReport extends PlacementTimes {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** How long the requests of a span took, by the clocks of the packages as they stand now. @throws InvalidInput for the span. */
export async function placementTimes(ports: Ports, asked: SpanOfRequests): Promise<PlacementTimesReport> {
  const now = ports.clock.now();
  const { to = localDateOf(now) } = asked;
  const { from = addDays(to, 1 - USUAL_SPAN_DAYS) } = asked;
  const problems = spanProblems(from, to);
  if (problems.length > 0) throw new InvalidInput(problems);
  const [packages, zones] = await Promise.all([submittedIn(ports, from, to, asked.zoneId), ports.store.zones()]);
  const visits = await firstVisitsOf(ports, packages);
  const { clocks } = ports.settings;
  const timed = packages.map((carePackage) => ({
    carePackage,
    clock: clockOf(carePackage, clocks, now),
    firstVisit: firstVisitClock(carePackage, clocks, now, visits.get(carePackage.id)),
  }));
  return { from, to, ...timesOf(timed, zones) };
}

function spanProblems(from: LocalDate, to: LocalDate): FieldProblem[] {
  if (from > to) return [{ field: '/from', value: from, rule: `must not be after ${to}, the last day` }];
  if (daysBetween(from, to) < LONGEST_SPAN_DAYS) return [];
  return [{ field: '/from', value: from, rule: `must be within ${LONGEST_SPAN_DAYS} days of ${to}, the last day` }];
}

/** Nothing is submitted after today. */
async function submittedIn(
  { store, clock }: Ports,
  from: LocalDate,
  to: LocalDate,
  zoneId?: string,
): Promise<readonly CarePackage[]> {
  const last = [to, localDateOf(clock.now())].sort()[0]!;
  if (from > last) return [];
  const span = { from: instantOf(from, 0), before: instantOf(addDays(last, 1), 0) };
  return store.packagesSubmitted({ ...span, ...(zoneId !== undefined && { zoneId }) });
}
