import { type ContingencyReason, drawContingency as drawn, hoursText } from '../../domain/hours-bank.ts';
import { bankOf, periodOn } from '../../domain/hours-periods.ts';
import { localDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, NotAllowedNow } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { packageAsRead } from './package-as-read.ts';
import { hoursOf, type PackageHours } from './package-hours.ts';

export interface Draw {
  readonly minutes: number;
  readonly reason: ContingencyReason;
  readonly note?: string;
  readonly expected: number;
}

/**
 * Draws minutes from the contingency pot of today's period (BU9): who asks is who authorises. No planner draws; visits
 * are added by whoever orders them, once the hours are there.
 * @throws NotFound, VersionConflict, NotAllowedNow (over, or no hours bank), InvalidInput beyond what the pot holds.
 */
export async function drawContingency(ports: Ports, caller: Caller, id: string, draw: Draw): Promise<PackageHours> {
  return decidedAgain(ports, () => decided(ports, caller, id, draw));
}

async function decided(ports: Ports, caller: Caller, id: string, draw: Draw): Promise<Decided<PackageHours>> {
  const { expected, ...asked } = draw;
  const before = await packageAsRead(ports, caller, id, expected, 'has no contingency to draw');
  const { contingencyDraws = [] } = before;
  const at = ports.clock.now();
  const today = localDateOf(at);
  const period = periodOn(before, today);
  if (period === undefined) throw new NotAllowedNow(`package ${id} has no hours bank, so no contingency to draw`);
  const { from } = period;
  const made = { ...asked, at, authorisedBy: caller.subject };
  const answer = drawn(bankOf(before, period), made);
  if (!answer.allowed) {
    const { rule, leftMinutes } = answer;
    const numbers = { leftMinutes, askedMinutes: draw.minutes };
    throw new InvalidInput([{ field: '/minutes', value: draw.minutes, rule, code: 'contingency', numbers }]);
  }
  const after = { ...before, contingencyDraws: [...contingencyDraws, made], version: before.version + 1 };
  const text = `${hoursText(draw.minutes)} drawn from the contingency of the four weeks from ${from}: ${draw.reason}.`;
  const data = { minutes: draw.minutes, reason: draw.reason, period: from };
  return {
    answer: hoursOf(after, today)!,
    writes: [
      { kind: 'package', value: after, expected },
      eventWrite(ports, caller, { subject: `package/${id}`, type: 'contingency-drawn', text, data }, at),
    ],
  };
}
