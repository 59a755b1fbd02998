import { isSuspensionOpen, type Suspension } from '../../domain/life/suspension.ts';
import type { CarePackage } from '../../domain/package.ts';
import { addDays, type LocalDate, localDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, NotAllowedNow } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { queueDecision } from '../queue-decision.ts';
import { placedAsRead } from './placed-as-read.ts';
import { type ChangeAnswer, movedByChange, type ToTest, testedChange } from './tested-change.ts';

export interface Resumption {
  /** First date with visits again, after today. */
  readonly from: LocalDate;
  readonly ifNoRoom: 'refuse' | 're-broker';
  readonly dryRun?: boolean;
  readonly expected: number;
  readonly correlationId: string;
}

/**
 * Resumes a suspended package. As long as its place was held it returns to it; otherwise its provider's rounds are tested
 * as for a step up, and the answer says whether they hold. No new placement: the ledger says nothing of it.
 * @throws NotFound, VersionConflict, NotAllowedNow (not suspended, or passing on), InvalidInput.
 */
export async function resumePackage(
  ports: Ports,
  caller: Caller,
  id: string,
  asked: Resumption,
): Promise<ChangeAnswer> {
  const answer = await decidedAgain(ports, () => resumed(ports, caller, id, asked));
  if (answer.committed) await queueDecision(ports, answer.carePackage, asked.correlationId);
  return answer;
}

async function resumed(ports: Ports, caller: Caller, id: string, asked: Resumption): Promise<Decided<ChangeAnswer>> {
  const before = await placedAsRead(ports, caller, id, asked.expected, 'cannot be resumed');
  const at = ports.clock.now();
  const today = localDateOf(at);
  const { suspension } = before;
  if (suspension === undefined || !isSuspensionOpen(before, today)) {
    throw new NotAllowedNow(`package ${id} is not suspended: there is nothing to resume`);
  }
  const first = [addDays(today, 1), suspension.from].sort()[1]!;
  if (asked.from < first) {
    throw new InvalidInput([{ field: '/from', value: asked.from, rule: `must not be before ${first}` }]);
  }
  const asIfFrom = (from: LocalDate): CarePackage => withReturn(before, suspension, from);
  const change: ToTest = { before, after: asIfFrom(asked.from), asIfFrom, from: asked.from };
  const tested = await testedChange(ports, change, at);
  const { holds, days, failing, displaced, writes } = tested;
  const moves = !holds && asked.ifNoRoom === 're-broker';
  if (asked.dryRun === true || (!holds && !moves)) {
    return { answer: { holds, committed: false, carePackage: before, days, failing, displaced }, writes: [] };
  }
  const moved = moves ? await movedByChange(ports, caller, change, tested, at) : undefined;
  const value = moved?.carePackage ?? change.after;
  const text = `Resumes on ${asked.from}.`;
  return {
    answer: { holds, committed: true, carePackage: value, days: moved?.days ?? days, failing, displaced },
    writes: [
      { kind: 'package', value, expected: asked.expected },
      eventWrite(ports, caller, { subject: `package/${id}`, type: 'package-resumed', text }, at),
      ...(moved?.writes ?? writes(ports, caller, `Package ${id}: ${text}`)),
    ],
  };
}

/** One that is told before the suspension begins to resume on that very day was never away. */
function withReturn(before: CarePackage, suspension: Suspension, resumesFrom: LocalDate): CarePackage {
  return { ...before, suspension: { ...suspension, resumesFrom }, version: before.version + 1 };
}
