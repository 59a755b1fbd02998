import { hoursProblem } from '../domain/hours-periods.ts';
import { asHeldBy, providerOn } from '../domain/life/serving.ts';
import type { CarePackage } from '../domain/package.ts';
import type { LocalDate, LocalTime } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import { besideOthers, packagesOfClient } from './client-packages.ts';
import { type Decided, decidedAgain } from './decided-again.ts';
import { InvalidInput, NotFound } from './errors.ts';
import { eventWrite } from './event-write.ts';
import { packageAsRead } from './life/package-as-read.ts';
import type { Ports, Write } from './ports.ts';
import { readProvider } from './provider/provider-facts.ts';
import { dayWrites } from './repair/changed-days.ts';
import { askedBy, onItsDate, planningDateOfVisit, withException } from './repair/exceptions.ts';
import { repairedDay } from './repair/repaired-day.ts';
import type { RepairedDay } from './repaired-day.ts';
import { servesOn } from './serves-on.ts';

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
 * @throws InvalidInput (a rule of visits, the hours bank, or another visit of the client that it would meet), NotFound
 * (package, pattern, no visit of it on that date, or to a provider one that another serves), VersionConflict, NotAllowedNow.
 */
export async function changeVisit(ports: Ports, caller: Caller, change: VisitChange): Promise<ChangedVisit> {
  return decidedAgain(ports, () => changed(ports, caller, change));
}

async function changed(ports: Ports, caller: Caller, change: VisitChange): Promise<Decided<ChangedVisit>> {
  const { packageId: id, expected } = change;
  const before = await packageAsRead(ports, caller, id, expected, 'cannot have a visit changed');
  const date = planningDateOfVisit(before, change);
  const visitId = `${id}/${change.patternId}/${change.date}`;
  if (!servesOn(caller, before, date)) throw new NotFound('visit', visitId, 'date');
  const carePackage = withException(before, change, date, ports.settings);
  const over = hoursProblem(carePackage, change.date, before);
  if (over !== undefined) throw new InvalidInput([{ field: '/minutes', value: change.minutes ?? null, ...over }]);
  const beside = change.cancelled === true ? [] : [await besideOtherVisits(ports, caller, before, change)];
  const at = ports.clock.now();
  const day = await repairedWith(ports, carePackage, { date, visitId }, at);
  const lost = day?.affected.some((a) => a.leftOut && a.fromCarer !== undefined) ?? false;
  const served = change.cancelled === true || day === undefined || !day.plan.leftOut.some((l) => l.visitId === visitId);
  const answer = { holds: served && !lost, carePackage, ...(day === undefined ? {} : { day }) };
  if (change.dryRun) return { answer: { ...answer, carePackage: before }, writes: [] };
  const text = `Visit ${change.patternId} on ${change.date} ${inWords(change)}.`;
  return {
    answer,
    writes: [
      { kind: 'package', value: carePackage, expected },
      ...beside,
      eventWrite(ports, caller, { subject: `package/${id}`, type: 'visit-changed', text }, at),
      ...(day === undefined ? [] : dayWrites(ports, caller, day, `${id}: ${text}`)),
    ],
  };
}

/** As a submission stands beside them; to a provider, a package that another holds is none that it could be told of. */
async function besideOtherVisits(
  ports: Ports,
  caller: Caller,
  before: CarePackage,
  change: VisitChange,
): Promise<Write> {
  const others = await packagesOfClient(ports.store, before.client.ref);
  return besideOthers(others, before.id, onItsDate(before, change), (problem) => {
    if (caller.role !== 'provider') return { ...problem, ...askedBy(change) };
    return { ...askedBy(change), rule: 'must not overlap with another visit of the client on that date' };
  });
}

async function repairedWith(
  ports: Ports,
  carePackage: CarePackage,
  { date, visitId }: { readonly date: LocalDate; readonly visitId: string },
  at: string,
): Promise<RepairedDay | undefined> {
  const providerId = providerOn(carePackage, date);
  if (providerId === undefined) return undefined;
  const facts = await readProvider(ports, providerId, [date], asHeldBy(carePackage, providerId));
  return (await repairedDay(facts, date, at, { about: visitId })) ?? undefined;
}

function inWords({ window, minutes, cancelled }: VisitChange): string {
  if (cancelled) return 'cancelled';
  const parts = [
    window === undefined ? '' : `moved to between ${window.from} and ${window.to}`,
    minutes === undefined ? '' : `made ${minutes} minutes long`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
