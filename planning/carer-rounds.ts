import type { DayPlan } from '../domain/round.ts';
import { addDays, datesFrom, planningDateOf } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import { listRounds } from './list-rounds.ts';
import type { Ports } from './ports.ts';
import { getCarer } from './workforce/get-workforce.ts';

/**
 * One carer's rounds of yesterday, whose night may still be under way, today and the days ahead that are planned, in
 * order of date. Each plan holds only this carer's rounds; a day not planned yet is left out.
 * @throws NotFound for an unknown carer or another provider's.
 */
export async function carerRounds(
  ports: Ports,
  caller: Caller,
  providerId: string,
  carerId: string,
): Promise<readonly DayPlan[]> {
  await getCarer(ports, caller, providerId, carerId);
  const dates = datesFrom(addDays(planningDateOf(ports.clock.now()), -1), ports.settings.horizonDays + 2);
  const plans = await Promise.all(dates.map((date) => listRounds(ports, caller, providerId, date)));
  return plans
    .filter(({ version }) => version > 0)
    .map((plan) => ({ ...plan, rounds: plan.rounds.filter((round) => round.carerId === carerId), leftOut: [] }));
}
