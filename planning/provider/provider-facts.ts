/** What planning reads of one provider, and the two things it derives from it everywhere: who is its client when. */
import type { Attendance } from '../../domain/history.ts';
import { asAskedOf, isInRounds } from '../../domain/life/serving.ts';
import { holdsPlace } from '../../domain/life/suspension.ts';
import { visitsOn } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { DayPlan } from '../../domain/round.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, datesFrom, daysBetween, type LocalDate, planningDateOf, weekOf } from '../../domain/time.ts';
import type { Visit } from '../../domain/visit.ts';
import type { Ports, ProviderAsRead, Workforce } from '../ports.ts';
import type { AskedVisit } from '../problem/day-problem.ts';
import { type Road, roadOf } from '../problem/road.ts';
import { reservePackages } from './held-reserve.ts';

export interface ProviderFacts {
  readonly providerId: string;
  /** A promise that rests on these facts is committed with it. */
  readonly asRead: ProviderAsRead;
  /** Those it holds, and those that a use case wants to try on it. */
  readonly packages: readonly CarePackage[];
  readonly workforce: Workforce;
  readonly attendances: readonly Attendance[];
  /** Stored plans by date: the days in question and their neighbours. */
  readonly plans: ReadonlyMap<LocalDate, DayPlan>;
  readonly road: Road;
  readonly settings: Settings;
  /** The planning date on which it was read: gaps are kept on the days after it. */
  readonly today: LocalDate;
  /** The instant at which it was read: what of today has begun by then stays as it is. */
  readonly readAt: string;
  /**
   * Minutes by which a carer's week is to be planned shorter than agreed, by `${date} ${carer}`: see within-week.ts.
   */
  readonly shorterWeeks?: ReadonlyMap<string, number>;
}

/**
 * Reads a provider with its plans of `dates` and of the days that their rules look at.
 * @param candidate a package to be tried on it.
 */
export async function readProvider(
  ports: Ports,
  providerId: string,
  dates: readonly LocalDate[],
  candidate?: CarePackage,
): Promise<ProviderFacts> {
  const { store, settings } = ports;
  // Before the rest: what is promised between the two reads is a conflict.
  const asRead = await store.providerAsRead(providerId);
  // Plans before packages: one placed between the two reads is held without visits, and its newer plan a conflict.
  const plans = await Promise.all(withNeighbours(dates).map((date) => store.dayPlan(providerId, date)));
  const [held, workforce, attendances] = await Promise.all([
    store.packagesOfProvider(providerId),
    store.workforceOf(providerId),
    store.attendancesOf(providerId),
  ]);
  const others = held.filter((p) => p.id !== candidate?.id).flatMap((p) => asAskedOf(p, providerId));
  const { reserve = [] } = workforce;
  const readAt = ports.clock.now();
  const today = planningDateOf(readAt);
  const kept =
    reserve.length === 0 ? [] : reservePackages(providerId, reserve, others.filter(isHeld), await store.zones());
  const packages = [...others, ...kept, ...(candidate === undefined ? [] : [candidate])];
  return {
    providerId,
    asRead,
    packages,
    workforce,
    attendances,
    plans: new Map(
      plans
        .filter((plan) => plan !== undefined)
        .map((plan) => [plan.date, kept.length === 0 || plan.date > today ? plan : withoutItsGaps(plan)]),
    ),
    road: roadOf(
      packages.map((p) => p.client),
      workforce.carers,
      settings,
    ),
    settings,
    today,
    readAt,
  };
}

/** What was kept free on a day that has come has been worked by nobody: it counts for no carer's week. */
function withoutItsGaps({ withGaps: _, ...plan }: DayPlan): DayPlan {
  return plan;
}

/** The same provider with more packages. */
export function withPackages(facts: ProviderFacts, more: readonly CarePackage[]): ProviderFacts {
  if (more.length === 0) return facts;
  const packages = [...facts.packages, ...more];
  const clients = packages.map((p) => p.client);
  return { ...facts, packages, road: roadOf(clients, facts.workforce.carers, facts.settings) };
}

/** Packages whose visits belong in a provider's plan. */
export function isHeld(carePackage: CarePackage): boolean {
  return isInRounds(carePackage);
}

/** Packages offered to a provider, its reserve among them (held-reserve.ts): it may not plan them yet, and its gap is promised to nobody else. */
export function isOffered(carePackage: CarePackage): boolean {
  return carePackage.status === 'offered';
}

/**
 * The visits to plan on a date: those of the packages it holds, and as gaps those of the packages offered to it and of
 * those whose client is away and whose place is held. What is under way today is not kept free: an offer accepted today
 * is served from tomorrow, and so is a client who comes back.
 */
export function visitsPlannedFor({ packages, today }: ProviderFacts, date: LocalDate): readonly AskedVisit[] {
  const asked = visitsAskedFor(
    packages.filter((p) => isHeld(p) || isOffered(p)),
    date,
  );
  return date > today ? asked : asked.filter(({ gap }) => gap !== true);
}

/** The visits that the packages ask for on a date, each with its package; those of a place that is held are gaps. */
export function visitsAskedFor(packages: readonly CarePackage[], date: LocalDate): readonly AskedVisit[] {
  return packages.flatMap((carePackage) => askedBy(carePackage, date));
}

/** A package that was read is never changed, and a placement beside it asks for the same week of it again. */
const askedByPackages = new WeakMap<CarePackage, Map<LocalDate, readonly AskedVisit[]>>();

function askedBy(carePackage: CarePackage, date: LocalDate): readonly AskedVisit[] {
  const known = askedByPackages.get(carePackage) ?? new Map<LocalDate, readonly AskedVisit[]>();
  askedByPackages.set(carePackage, known);
  const visits = known.get(date) ?? [
    ...visitsOn(carePackage, date).map((visit) => asked(visit, carePackage)),
    ...gapsHeldFor(carePackage, date),
  ];
  known.set(date, visits);
  return visits;
}

/** The visits it would ask for if its client were not away. */
function gapsHeldFor(carePackage: CarePackage, date: LocalDate): readonly AskedVisit[] {
  if (!holdsPlace(carePackage)) return [];
  const asks = new Set(visitsOn(carePackage, date).map(({ id }) => id));
  const { suspension: _, ...present } = carePackage;
  const missing = visitsOn(present, date).filter(({ id }) => !asks.has(id));
  return missing.map((visit) => ({ visit, carePackage: present, gap: true }));
}

function asked(visit: Visit, carePackage: CarePackage): AskedVisit {
  return { visit, carePackage, ...(isOffered(carePackage) && { gap: true }) };
}

/** From the Monday of the first date's week, or the day before it, to the day after the last: rest and weekly hours. */
function withNeighbours(dates: readonly LocalDate[]): readonly LocalDate[] {
  const [first, ...others] = [...dates].sort();
  if (first === undefined) return [];
  const from = [weekOf(first), addDays(first, -1)].sort()[0]!;
  return datesFrom(from, daysBetween(from, others.at(-1) ?? first) + 2);
}
