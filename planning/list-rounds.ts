import type { DayPlan } from '../domain/round.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import { mustOwn } from './caller.ts';
import { NotFound } from './errors.ts';
import type { Ports } from './ports.ts';

/**
 * All rounds of a provider on a planning date: one query. A day not planned yet is an empty draft of version 0.
 * @throws NotFound for an unknown provider or another's.
 */
export async function listRounds(ports: Ports, caller: Caller, providerId: string, date: LocalDate): Promise<DayPlan> {
  mustOwn(caller, providerId);
  const plan = await ports.store.dayPlan(providerId, date);
  if (plan !== undefined) return plan;
  if ((await ports.store.provider(providerId)) === undefined) throw new NotFound('provider', providerId);
  return emptyDay(providerId, date, ports.clock.now());
}

/** What a day is before anything is planned on it. */
export function emptyDay(providerId: string, date: LocalDate, at: string): DayPlan {
  return { providerId, date, state: 'draft', rounds: [], leftOut: [], madeBy: { kind: 'insert', at }, version: 0 };
}
