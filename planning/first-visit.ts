/** When a package is first visited, as the rounds have it: the second of its clocks runs until then. */
import { asHeldBy } from '../domain/life/serving.ts';
import { visitsOn } from '../domain/occurrences.ts';
import type { CarePackage } from '../domain/package.ts';
import { type DayPlan, roundsWithGaps } from '../domain/round.ts';
import { addDays, datesFrom, daysBetween, instantOf, type LocalDate, planningDateOf } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import type { Ports } from './ports.ts';

/** Dates with visits that are looked at: one of each weekday, and a week later. */
const MOST_DATES = 14;
/** So many days after a package was to begin nobody waits for its first visit any more. */
const LOOKED_FOR_DAYS = 56;

/** The planned start of a package's first visit in some days, the places kept for it among them; undefined = none is planned. */
export function firstVisitIn(plans: readonly DayPlan[], { id }: Pick<CarePackage, 'id'>): string | undefined {
  const starts = plans.flatMap((plan) => {
    const from = firstMinutesIn(plan).get(id);
    return from === undefined ? [] : [instantOf(plan.date, from)];
  });
  return starts.sort()[0];
}

/** By package; a plan is never changed, and a work list asks a day for each of its packages. */
const firstMinutes = new WeakMap<DayPlan, ReadonlyMap<string, number>>();

function firstMinutesIn(plan: DayPlan): ReadonlyMap<string, number> {
  const known = firstMinutes.get(plan);
  if (known !== undefined) return known;
  const minutes = new Map<string, number>();
  for (const { segments } of roundsWithGaps(plan)) {
    for (const segment of segments) {
      if (segment.kind !== 'visit') continue;
      const { packageId, from } = segment;
      minutes.set(packageId, Math.min(from, minutes.get(packageId) ?? from));
    }
  }
  firstMinutes.set(plan, minutes);
  return minutes;
}

/** Of one package, as firstVisitsSeenBy. */
export async function firstVisitOf(
  ports: Ports,
  caller: Caller,
  carePackage: CarePackage,
): Promise<string | undefined> {
  return (await firstVisitsSeenBy(ports, caller, [carePackage])).get(carePackage.id);
}

/** As a caller sees the packages: a provider that one leaves sees the first visit of its own time. */
export function firstVisitsSeenBy(
  ports: Ports,
  caller: Caller,
  packages: readonly CarePackage[],
): Promise<ReadonlyMap<string, string>> {
  const seen = caller.role === 'provider' ? packages.map((each) => asHeldBy(each, caller.providerId)) : packages;
  return firstVisitsOf(ports, seen);
}

/** By package, those that nobody holds and those of which none is planned left out. Each day of a provider is read once. */
export async function firstVisitsOf(
  ports: Ports,
  packages: readonly CarePackage[],
): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, Promise<DayPlan | undefined>>();
  const planOf = (providerId: string, date: LocalDate): Promise<DayPlan | undefined> => {
    const key = `${providerId} ${date}`;
    const plan = read.get(key) ?? ports.store.dayPlan(providerId, date);
    read.set(key, plan);
    return plan;
  };
  const found = await Promise.all(
    packages.map(async (carePackage): Promise<[string, string][]> => {
      const at = await firstPlanned(ports, carePackage, planOf);
      return at === undefined ? [] : [[carePackage.id, at]];
    }),
  );
  return new Map(found.flat());
}

async function firstPlanned(
  ports: Ports,
  carePackage: CarePackage,
  planOf: (providerId: string, date: LocalDate) => Promise<DayPlan | undefined>,
): Promise<string | undefined> {
  const { placement } = carePackage;
  const today = planningDateOf(ports.clock.now());
  if (placement === undefined || !awaitsFirstVisit(carePackage, today)) return placement?.firstVisitAt;
  const { from, providerId } = placement;
  // After the night the day that enters the horizon next is planned too.
  const lastLive = addDays(today, ports.settings.horizonDays + 1);
  const days = Math.min(daysBetween(from, lastLive) + 1, LOOKED_FOR_DAYS);
  const dates = datesFrom(from, Math.max(days, 0)).filter((date) => visitsOn(carePackage, date).length > 0);
  for (const date of dates.slice(0, MOST_DATES)) {
    const plan = await planOf(providerId, date);
    const at = plan && firstVisitIn([plan], carePackage);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Its first visit is to come, or is past and not noted yet (life/note-first-visits.ts). */
export function awaitsFirstVisit({ status, placement }: CarePackage, today: LocalDate): boolean {
  if (status !== 'placed' || placement === undefined || placement.firstVisitAt !== undefined) return false;
  return daysBetween(placement.from, today) < LOOKED_FOR_DAYS;
}

/** The package with its first visit noted, if that has begun at an instant: what comes after leaves it as it was. */
export async function withFirstVisit(ports: Ports, carePackage: CarePackage, at: string): Promise<CarePackage> {
  const { placement } = carePackage;
  const first = (await firstVisitsOf(ports, [carePackage])).get(carePackage.id);
  if (placement === undefined || first === undefined || first > at) return carePackage;
  return { ...carePackage, placement: { ...placement, firstVisitAt: first } };
}
