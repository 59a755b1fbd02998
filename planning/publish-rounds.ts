import type { DayPlan } from '../domain/round.ts';
import type { LocalDate } from '../domain/time.ts';
import { type Caller, mustOwn } from './caller.ts';
import { NotFound, VersionConflict } from './errors.ts';
import { eventWrite } from './event-write.ts';
import type { Ports } from './ports.ts';

/**
 * Publishes a day's rounds: from now on a change has a price and a record. Publishing a published day changes nothing.
 * @throws NotFound (nothing planned, or another's), VersionConflict.
 */
export async function publishRounds(
  ports: Ports,
  caller: Caller,
  providerId: string,
  date: LocalDate,
  expected: number,
): Promise<DayPlan> {
  mustOwn(caller, providerId);
  const plan = await ports.store.dayPlan(providerId, date);
  if (plan === undefined) throw new NotFound('day plan', `${providerId}/${date}`, 'date');
  if (plan.version !== expected) {
    throw new VersionConflict(`day plan ${providerId}/${date} is version ${plan.version}, not ${expected}`);
  }
  if (plan.state === 'published') return plan;
  const at = ports.clock.now();
  const published: DayPlan = { ...plan, state: 'published', publishedAt: at, version: plan.version + 1 };
  const text = `${published.rounds.length} round(s) of ${date} published.`;
  await ports.store.commit([
    { kind: 'plan', value: published, expected },
    eventWrite(ports, caller, { subject: `plan/${providerId}/${date}`, type: 'plan-published', text }, at),
  ]);
  return published;
}
