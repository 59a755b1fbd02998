import { hoursProblem } from '../domain/hours-periods.ts';
import { asHeldBy, providerOn } from '../domain/life/serving.ts';
import type { CarePackage } from '../domain/package.ts';
import type { LocalDate, LocalTime } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import { InvalidInput, NotAllowedNow, VersionConflict } from './errors.ts';
import { eventWrite } from './event-write.ts';
import { getPackage } from './get-package.ts';
import type { Ports } from './ports.ts';
import { readProvider } from './provider/provider-facts.ts';
import { dayWrites } from './repair/changed-days.ts';
import { planningDateOfVisit, withException } from './repair/exceptions.ts';
import { repairedDay } from './repair/repaired-day.ts';
import type { RepairedDay } from './repaired-day.ts';

export interface VisitChange {
  readonly packageId: string;
  readonly patternId: string;
  /** The calendar date of the visit. */
  readonly date: LocalDate;
  readonly window?: { readonly from: LocalTime; readonly to: LocalTime };
  readonly minutes?: number;
  readonly cancelled?: boolean;
  /** Version of the package that was read. */
  readonly expected: number;
  /** True = say what it would do and change nothing. */
  readonly dryRun?: boolean;
}

export interface ChangedVisit {
  /** The changed visit is still in a round, and nothing that was planned is left out for it. */
  readonly holds: boolean;
  readonly carePackage: CarePackage;
  /** Absent when the visit's day is not planned yet, or the package has no provider. */
  readonly day?: RepairedDay;
}

/**
 * Changes one visit on one date (9 pm to 10 pm) and repairs its day with the least change; package and plan are
 * committed together.
 * @throws InvalidInput, NotFound (package, pattern, or no visit of it on that date), VersionConflict, NotAllowedNow.
 */
export async function changeVisit(ports: Ports, caller: Caller, change: VisitChange): Promise<ChangedVisit> {
  const before = await getPackage(ports, caller, change.packageId);
  if (before.version !== change.expected) {
    throw new VersionConflict(`package ${before.id} is version ${before.version}, not ${change.expected}`);
  }
  if (before.status === 'cancelled' || before.status === 'ended') {
    throw new NotAllowedNow(`package ${before.id} is ${before.status}: its visits cannot be changed any more`);
  }
  const date = planningDateOfVisit(before, change);
  const carePackage = withException(before, change, date);
  const over = hoursProblem(carePackage, change.date, before);
  if (over !== undefined) throw new InvalidInput([{ field: '/minutes', value: change.minutes ?? null, ...over }]);
  const at = ports.clock.now();
  const day = await repairedWith(ports, carePackage, date, at);
  const lost = day?.affected.some((a) => a.leftOut && a.fromCarer !== undefined) ?? false;
  const visitId = `${before.id}/${change.patternId}/${change.date}`;
  const served = change.cancelled === true || day === undefined || !day.plan.leftOut.some((l) => l.visitId === visitId);
  const answer = { holds: served && !lost, carePackage, ...(day === undefined ? {} : { day }) };
  if (change.dryRun) return { ...answer, carePackage: before };
  const text = `Visit ${change.patternId} on ${change.date} ${inWords(change)}.`;
  await ports.store.commit([
    { kind: 'package', value: carePackage, expected: before.version },
    eventWrite(ports, caller, { subject: `package/${before.id}`, type: 'visit-changed', text }, at),
    ...(day === undefined ? [] : dayWrites(ports, caller, day, `${before.id}: ${text}`)),
  ]);
  return answer;
}

async function repairedWith(
  ports: Ports,
  carePackage: CarePackage,
  date: LocalDate,
  at: string,
): Promise<RepairedDay | undefined> {
  const providerId = providerOn(carePackage, date);
  if (providerId === undefined) return undefined;
  const facts = await readProvider(ports, providerId, [date], asHeldBy(carePackage, providerId));
  return (await repairedDay(facts, date, at)) ?? undefined;
}

function inWords({ window, minutes, cancelled }: VisitChange): string {
  if (cancelled) return 'cancelled';
  const parts = [
    window === undefined ? '' : `moved to between ${window.from} and ${window.to}`,
    minutes === undefined ? '' : `made ${minutes} minutes long`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
