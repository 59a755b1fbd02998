import { clockOf } from '../domain/clocks.ts';
import { firstVisitClock } from '../domain/first-visit-clock.ts';
import type { CarePackage } from '../domain/package.ts';
import { type PlacementTimes, placementTimes as timesOf } from '../domain/placement-times.ts';
import { addDays, daysBetween, isLocalDate, type LocalDate, localDateOf } from '../domain/time.ts';
import { type FieldProblem, InvalidInput } from './errors.ts';
import { firstVisitsOf } from './first-visit.ts';
import type { Ports } from './ports.ts';

/** Every package of the span is read. */
const LONGEST_SPAN_DAYS = 92;
const USUAL_SPAN_DAYS = 28;
const PACKAGES_A_PAGE = 100;

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
  const { from = isLocalDate(to) ? addDays(to, 1 - USUAL_SPAN_DAYS) : to } = asked;
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

/** The list is newest first: it is read until it is older than the span. */
async function submittedIn(ports: Ports, from: LocalDate, to: LocalDate, zoneId?: string): Promise<CarePackage[]> {
  const found: CarePackage[] = [];
  let next: string | undefined;
  do {
    const page = await ports.store.packages({
      limit: PACKAGES_A_PAGE,
      ...(zoneId !== undefined && { zoneId }),
      ...(next !== undefined && { from: next }),
    });
    const dates = page.items.map(({ submittedAt }) => localDateOf(submittedAt));
    found.push(...page.items.filter((_, i) => dates[i]! >= from && dates[i]! <= to));
    next = dates.some((date) => date < from) ? undefined : page.next;
  } while (next !== undefined);
  return found;
}
