/** The report of one run, gathered from what the API answers. */
import { carersPerClient14d, startsWithin15OfWanted, travelMinutesPerContactHour } from '../domain/kpis.ts';
import type { CarePackage } from '../domain/package.ts';
import type { DayPlan } from '../domain/round.ts';
import { settingsWith } from '../domain/settings-overrides.ts';
import { addDays, datesFrom, type LocalDate } from '../domain/time.ts';
import type { OfferFigures } from './answer-offers.ts';
import type { Borough } from './borough/borough.ts';
import {
  type PackageFigures,
  packageFigures,
  roundCount,
  type VisitFigures,
  visitFigures,
  whyLeftOut,
  whyNotPlaced,
} from './figures.ts';
import type { Users } from './job.ts';
import { everyItem } from './pages.ts';
import { recount } from './recount.ts';
import { fetchDay } from './rounds-as-fetched.ts';

export interface Report {
  readonly packages: PackageFigures;
  readonly offers: OfferFigures;
  /** Of `date`. */
  readonly visits: VisitFigures;
  /** Of every live day, recounted from the rounds as fetched. */
  readonly hardViolations: number;
  readonly travelMinutesPerContactHour: BeforeAfter;
  readonly rounds: number;
  readonly seconds: number;
  readonly date: LocalDate;
  /** Share of visits that start within 15 minutes of the wanted time. */
  readonly startsWithin15: BeforeAfter;
  readonly carersPerClient14d: BeforeAfter;
  readonly reasons: {
    readonly packages: Readonly<Record<string, number>>;
    readonly visits: Readonly<Record<string, number>>;
  };
}

/** Before and after the overnight batch. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

export interface Run {
  readonly borough: Borough;
  readonly date: LocalDate;
  readonly before: readonly DayPlan[];
  readonly after: readonly DayPlan[];
  readonly offers: OfferFigures;
  readonly users: Users;
  /** `performance.now()` at the start. */
  readonly began: number;
}

export async function report({ borough, date, before, after, offers, users, began }: Run): Promise<Report> {
  const packages = await everyItem<CarePackage>(users.brokerage, '/v1/packages');
  const settings = settingsWith(undefined);
  let hardViolations = 0;
  for (const { id } of borough.providers) {
    const days: DayPlan[] = [];
    for (const day of datesFrom(addDays(date, -1), settings.horizonDays))
      days.push(await fetchDay(users.operator, id, day));
    hardViolations += (await recount(users.operator, id, days, settings)).length;
  }
  const pair = (of: (plans: readonly DayPlan[]) => number): BeforeAfter => ({
    before: round(of(before)),
    after: round(of(after)),
  });
  return {
    packages: packageFigures(packages),
    offers,
    visits: visitFigures(after),
    hardViolations,
    travelMinutesPerContactHour: pair(travelMinutesPerContactHour),
    rounds: roundCount(after),
    seconds: Number(((performance.now() - began) / 1000).toFixed(1)),
    date,
    startsWithin15: pair(startsWithin15OfWanted),
    carersPerClient14d: pair((plans) => carersPerClient14d(plans, borough.attendances, date)),
    reasons: {
      packages: Object.fromEntries(whyNotPlaced(packages)),
      visits: Object.fromEntries(whyLeftOut(after)),
    },
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
