/**
 * Ends the offers that nobody answered in time, whose packages go to the next in order, queues packages again whose
 * message was lost between store and queue, and does to packages what the calendar has made due. Safe to run twice.
 */
import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { askAnew } from '../planning/life/ask-anew.ts';
import { noteFirstVisits } from '../planning/life/note-first-visits.ts';
import { sweepPackages } from '../planning/life/sweep-packages.ts';
import { lapseOffers } from '../planning/offers/lapse-offers.ts';
import { requeueUndecided } from '../planning/requeue-undecided.ts';
import { portsFromEnvironment } from '../storage/index.ts';
import { loggedError } from './logs/logged-error.ts';

const ports = portsFromEnvironment();
const logger = new Logger({ serviceName: 'rounds' });

/** What a sweep did, for whoever invokes it by hand. */
interface Swept {
  readonly lapsed: number;
  readonly requeued: number;
  /** Packages that ended, moved on, are asked for anew, lost a held place or were first visited by the calendar. */
  readonly due: number;
}

/**
 * Each step by itself: what one package does to a step keeps no other step from its work.
 * @throws AggregateError at the end, of the steps that failed; the next sweep begins them again.
 */
export async function handler(): Promise<Swept> {
  const correlationId = randomUUID();
  const failures: unknown[] = [];
  const done = async (step: string, work: () => Promise<number>): Promise<number> => {
    try {
      return await work();
    } catch (error) {
      logger.error('a step of the sweep failed', { step, correlationId, error: loggedError(error) });
      failures.push(error);
      return 0;
    }
  };
  const requeued = await done('requeue-undecided', () => requeueUndecided(ports, correlationId));
  const lapsed = await done('lapse-offers', () => lapseOffers(ports, correlationId));
  const begun = await done('note-first-visits', () => noteFirstVisits(ports));
  const swept = await done('sweep-packages', () => sweepPackages(ports));
  const anew = await done('ask-anew', () => askAnew(ports, correlationId));
  const due = begun + swept + anew;
  if (lapsed > 0 || requeued > 0 || due > 0) logger.info('swept', { lapsed, requeued, due, correlationId });
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of 5 steps of the sweep failed`);
  return { lapsed, requeued, due };
}
