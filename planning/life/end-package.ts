import { hoursProblem } from '../../domain/hours-periods.ts';
import type { CarePackage, EndReason } from '../../domain/package.ts';
import { addDays, type LocalDate, localDateOf, planningDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { calledOff } from '../cancel-package.ts';
import { besideOthers, packagesOfClient } from '../client-packages.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, NotAllowedNow } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import { awaitsFirstVisit, withFirstVisit } from '../first-visit.ts';
import type { Ports, Write } from '../ports.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { changedRounds, roundWrites } from './changed-rounds.ts';
import { stopEntries } from './end-entry.ts';
import { packageAsRead } from './package-as-read.ts';
import { restOfToday } from './rest-of-today.ts';

export interface End {
  readonly reason: EndReason;
  readonly note?: string;
  /** The last date with visits, today or later; absent = now. */
  readonly lastDate?: LocalDate;
  readonly expected: number;
}

export interface EndedPackage {
  readonly carePackage: CarePackage;
  readonly days: readonly RepairedDay[];
}

/**
 * Ends a package now or on a date: the visits after it leave the live rounds at once. One that ends later is placed until
 * then (sweep-packages.ts ends it). It can be told another date as long as it runs. What ends before its first visit was
 * never served: it is called off, with the reason, and is cancelled.
 * @throws NotFound, VersionConflict, NotAllowedNow (over, or held by nobody), InvalidInput (a date before today, or one up to which
 * its bank of hours or another package of the client does not let it run).
 */
export async function endPackage(ports: Ports, caller: Caller, id: string, end: End): Promise<EndedPackage> {
  return decidedAgain(ports, () => ended(ports, caller, id, end));
}

async function ended(ports: Ports, caller: Caller, id: string, end: End): Promise<Decided<EndedPackage>> {
  const before = await packageAsRead(ports, caller, id, end.expected, 'cannot be ended');
  if (before.status !== 'placed') {
    throw new NotAllowedNow(`package ${id} is ${before.status}: one that no provider holds is cancelled, not ended`);
  }
  const at = ports.clock.now();
  if (end.lastDate === undefined && !(await hasBegun(ports, before, at))) {
    return calledOff(ports, caller, before, end.note === undefined ? end.reason : `${end.reason}: ${end.note}`);
  }
  const after = await withEnd(ports, before, end, at);
  mustHoldHoursIfLonger(before, after);
  const days = await changedRounds(ports, before, after, at);
  const text = `${after.status === 'ended' ? 'Ended' : `Ends on ${end.lastDate}`}: ${end.reason}.`;
  const data = { reason: end.reason, lastDate: after.endDate };
  return {
    answer: { carePackage: after, days },
    writes: [
      { kind: 'package', value: after, expected: end.expected },
      ...(await besideIfLonger(ports, before, after)),
      eventWrite(ports, caller, { subject: `package/${id}`, type: endEvent(after), text, data }, at),
      // What is told again for the same date is the same end; another date is what volumes are drawn on to.
      ...(before.ending === undefined || before.endDate !== after.endDate
        ? await stopEntries(ports, before, before.placement?.providerId, 'end', at, after.endDate)
        : []),
      ...roundWrites(ports, caller, days, `Package ${id}: ${text}`),
    ],
  };
}

/** Somebody serves it, or has: the provider it is with now, or one before. */
async function hasBegun(ports: Ports, before: CarePackage, at: string): Promise<boolean> {
  if (before.askedAnew !== undefined || !awaitsFirstVisit(before, planningDateOf(at))) return true;
  return (await withFirstVisit(ports, before, at)) !== before;
}

async function withEnd(ports: Ports, before: CarePackage, end: End, at: string): Promise<CarePackage> {
  const { reason, note, lastDate } = end;
  const today = localDateOf(at);
  const first = [today, before.startDate].sort()[1]!;
  if (lastDate !== undefined && lastDate < first) {
    throw new InvalidInput([{ field: '/lastDate', value: lastDate, rule: `must not be before ${first}` }]);
  }
  const ending = { at, reason, ...(note !== undefined && { note }) };
  const after = {
    ...(await withFirstVisit(ports, before, at)),
    ending,
    endDate: lastDate ?? today,
    version: before.version + 1,
  };
  if (lastDate !== undefined) return after;
  const { begunOn, exceptions } = await restOfToday(ports, before, at);
  return { ...after, status: 'ended', ...(begunOn !== undefined && { lastDay: begunOn, exceptions }) };
}

/** The visits of the added days come out of the same four weeks as those before them. */
function mustHoldHoursIfLonger(before: CarePackage, after: CarePackage): void {
  const { endDate } = after;
  if (before.endDate === undefined || endDate === undefined || endDate <= before.endDate) return;
  const problem = hoursProblem(after, addDays(before.endDate, 1), before);
  if (problem !== undefined) throw new InvalidInput([{ field: '/lastDate', value: endDate, ...problem }]);
}

/** One that is to run on after the date that stood may meet another package of the client there. */
async function besideIfLonger(ports: Ports, before: CarePackage, after: CarePackage): Promise<readonly Write[]> {
  const { id, client, patterns, endDate, exceptions } = after;
  if (before.endDate === undefined || endDate === undefined || endDate <= before.endDate) return [];
  const startDate = addDays(before.endDate, 1);
  const visits = { patterns, startDate, endDate, ...(exceptions !== undefined && { exceptions }) };
  const others = await packagesOfClient(ports.store, client.ref);
  return [besideOthers(others, id, visits, (problem) => ({ ...problem, field: '/lastDate', value: endDate }))];
}

function endEvent({ status }: CarePackage): string {
  return status === 'ended' ? 'package-ended' : 'package-end-planned';
}
