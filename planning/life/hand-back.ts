import type { Outgoing } from '../../domain/life/serving.ts';
import type { CarePackage, Placement } from '../../domain/package.ts';
import { type Reason, sentence } from '../../domain/reason.ts';
import { addDays, type LocalDate, planningDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, NotAllowedNow } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { queueDecision } from '../queue-decision.ts';
import { providerName } from '../register/provider-name.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { changedRounds, roundWrites } from './changed-rounds.ts';
import { endEntry } from './end-entry.ts';
import { movedOn } from './moved-on.ts';
import { packageAsRead } from './package-as-read.ts';

export interface HandBack {
  readonly reason: Reason;
  /** The last date the provider serves; absent = the end of its notice. */
  readonly lastDate?: LocalDate;
  readonly expected: number;
  readonly correlationId: string;
}

export interface MovedPackage {
  readonly carePackage: CarePackage;
  readonly days: readonly RepairedDay[];
}

/**
 * A provider gives a package back. It serves to the end of its notice, so that the client is not left without care;
 * meanwhile the package is asked for anew in the order of its zone's contract, and whoever takes it serves from the day
 * after. The entry in the ledger takes the placement out of the provider's count and passes it over for this package.
 * @throws NotFound, VersionConflict, NotAllowedNow (not placed, or on its way from another provider), InvalidInput (a last
 * date within the notice; the council may agree to a shorter one).
 */
export async function handBack(ports: Ports, caller: Caller, id: string, request: HandBack): Promise<MovedPackage> {
  const moved = await decidedAgain(ports, () => handedBack(ports, caller, id, request));
  await queueDecision(ports, moved.carePackage, request.correlationId);
  return moved;
}

async function handedBack(
  ports: Ports,
  caller: Caller,
  id: string,
  { reason, lastDate, expected }: HandBack,
): Promise<Decided<MovedPackage>> {
  const before = await packageAsRead(ports, caller, id, expected, 'cannot be handed back');
  const placement = placementToLeave(before, caller);
  const at = ports.clock.now();
  const until = lastDateOf(ports, caller, lastDate, at);
  const outgoing: Outgoing = { placement, until, kind: 'handback', reason, at };
  const after = movedOn(before, outgoing);
  const days = await changedRounds(ports, before, after, at);
  const { providerId } = placement;
  const name = await providerName(ports.store, providerId);
  const text = `${name} handed it back: ${sentence(reason.text)} It serves until ${until}; the next in order is asked.`;
  const data = { reason, until };
  return {
    answer: { carePackage: after, days },
    writes: [
      { kind: 'package', value: after, expected },
      eventWrite(ports, caller, { subject: `package/${id}`, type: 'package-handed-back', text, data }, at),
      ...(await endEntry(ports, before, providerId, 'handback', at, [reason], until)),
      ...roundWrites(ports, caller, days, `Package ${id} is handed back from ${addDays(until, 1)}.`),
    ],
  };
}

function placementToLeave({ id, status, placement, outgoing }: CarePackage, caller: Caller): Placement {
  if (caller.role === 'provider' && outgoing !== undefined) {
    // Each reads its own side: who held it before, or has it next, is the council's to know.
    const leaves = outgoing.placement.providerId === caller.providerId;
    const text = leaves
      ? `leaves you already: you serve it until ${outgoing.until}`
      : `cannot be handed back before you serve it, from ${addDays(outgoing.until, 1)}`;
    throw new NotAllowedNow(`package ${id} ${text}`);
  }
  const isTheirs = caller.role !== 'provider' || placement?.providerId === caller.providerId;
  if (status !== 'placed' || placement === undefined || !isTheirs) {
    throw new NotAllowedNow(`package ${id} is ${status}: only a package that is placed can be handed back`);
  }
  if (outgoing !== undefined) {
    const text = `it passes from ${outgoing.placement.providerId} on ${addDays(outgoing.until, 1)}`;
    throw new NotAllowedNow(`package ${id} cannot be handed back before that day: ${text}`);
  }
  return placement;
}

/** A provider keeps to its notice or gives a longer one; the council may agree to any date from today on. */
function lastDateOf({ settings }: Ports, caller: Caller, lastDate: LocalDate | undefined, at: string): LocalDate {
  const today = planningDateOf(at);
  const notice = addDays(today, settings.packageLife.noticeDays);
  if (lastDate === undefined) return notice;
  const least = caller.role === 'provider' ? notice : today;
  if (lastDate < least) {
    const rule = `must not be before ${least}: a provider's notice is ${settings.packageLife.noticeDays} days`;
    throw new InvalidInput([{ field: '/lastDate', value: lastDate, rule }]);
  }
  return lastDate;
}
