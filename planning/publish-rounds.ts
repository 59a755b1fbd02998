import type { DayPlan } from '../domain/round.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import type { Ports } from './ports.ts';

/**
 * Publishes a day's rounds: from now on a change has a price and a record. Publishing a published day changes nothing.
 * @throws NotFound (nothing planned, or another's), VersionConflict.
 */
export declare function publishRounds(
  ports: Ports,
  caller: Caller,
  providerId: string,
  date: LocalDate,
  expected: number,
): Promise<DayPlan>;
