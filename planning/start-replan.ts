import type { Replan } from '../domain/replan.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import type { Ports } from './ports.ts';

/**
 * Starts the overnight batch for a date (default: tomorrow in Europe/London): one job a provider for that date and one
 * for the day that enters the horizon; queues waiting packages again. The scheduled batch of a date is one batch
 * however often it is started: it is returned as it stands and its unfinished jobs are queued again.
 */
export declare function startReplan(
  ports: Ports,
  caller: Caller | 'scheduler',
  request: { readonly date?: LocalDate; readonly correlationId: string },
): Promise<Replan>;
