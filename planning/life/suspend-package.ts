import {
  holdUntil,
  isSuspensionOpen,
  type Suspension,
  type SuspensionReason,
  withSuspension,
} from '../../domain/life/suspension.ts';
import type { CarePackage } from '../../domain/package.ts';
import { addDays, type LocalDate, localDateOf, planningDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, NotAllowedNow } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { servesOn } from '../serves-on.ts';
import { changedRounds, roundWrites } from './changed-rounds.ts';
import { packageAsRead } from './package-as-read.ts';
import { restOfToday } from './rest-of-today.ts';

export interface SuspensionRequest {
  readonly reason: SuspensionReason;
  /** First date without visits, after today; absent = now, today's visits that have not begun included. */
  readonly from?: LocalDate;
  readonly expectedReturn?: LocalDate;
  readonly expected: number;
}

export interface SuspendedPackage {
  readonly carePackage: CarePackage;
  readonly days: readonly RepairedDay[];
}

/**
 * Suspends a package while its client is away: its visits leave the live rounds, and its place in them is kept as a gap
 * until the hold ends (a setting), so that the return finds it. The placement and its share stay as they are. While it
 * passes from one provider to the next, whoever serves it when the client goes says so, and the rounds of both follow.
 * @throws NotFound, VersionConflict, NotAllowedNow (held by nobody, or suspended already), InvalidInput (a date before
 * tomorrow, a return before it, or by a provider one that it does not serve).
 */
export async function suspendPackage(
  ports: Ports,
  caller: Caller,
  id: string,
  request: SuspensionRequest,
): Promise<SuspendedPackage> {
  return decidedAgain(ports, () => suspended(ports, caller, id, request));
}

async function suspended(
  ports: Ports,
  caller: Caller,
  id: string,
  request: SuspensionRequest,
): Promise<Decided<SuspendedPackage>> {
  const before = await packageAsRead(ports, caller, id, request.expected, 'cannot be suspended');
  const at = ports.clock.now();
  const today = localDateOf(at);
  if (before.status !== 'placed' && before.outgoing === undefined) {
    throw new NotAllowedNow(`package ${id} is ${before.status}: nobody serves it, so there is nothing to suspend`);
  }
  if (isSuspensionOpen(before, today)) {
    throw new NotAllowedNow(`package ${id} is suspended from ${before.suspension?.from}: resume it first`);
  }
  if (!servesOn(caller, before, request.from ?? planningDateOf(at))) {
    const rule = 'must be a date on which you serve it; without it, from now';
    throw new InvalidInput([{ field: '/from', value: request.from ?? null, rule }]);
  }
  const suspension = suspensionOf(ports, request, at);
  const { exceptions } = request.from === undefined ? await restOfToday(ports, before, at) : before;
  const after: CarePackage = {
    ...withSuspension(before, suspension),
    ...(exceptions !== undefined && { exceptions }),
    version: before.version + 1,
  };
  const days = await changedRounds(ports, before, after, at);
  const since = request.from === undefined ? 'now' : request.from;
  const text = `Suspended from ${since} (${request.reason}); its place is held until ${suspension.holdUntil}.`;
  return {
    answer: { carePackage: after, days },
    writes: [
      { kind: 'package', value: after, expected: request.expected },
      eventWrite(
        ports,
        caller,
        { subject: `package/${id}`, type: 'package-suspended', text, data: { suspension } },
        at,
      ),
      ...roundWrites(ports, caller, days, `Package ${id}: ${text}`),
    ],
  };
}

function suspensionOf({ settings }: Ports, request: SuspensionRequest, at: string): Suspension {
  const { reason, expectedReturn } = request;
  const tomorrow = addDays(localDateOf(at), 1);
  const from = request.from ?? tomorrow;
  if (from < tomorrow) {
    throw new InvalidInput([
      { field: '/from', value: from, rule: `must not be before ${tomorrow}; without it, from now` },
    ]);
  }
  if (expectedReturn !== undefined && expectedReturn < from) {
    throw new InvalidInput([{ field: '/expectedReturn', value: expectedReturn, rule: `must not be before ${from}` }]);
  }
  const hold = holdUntil(from, settings.packageLife.suspension);
  return { reason, at, from, holdUntil: hold, ...(expectedReturn !== undefined && { expectedReturn }) };
}
