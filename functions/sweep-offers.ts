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

const ports = portsFromEnvironment();
const logger = new Logger({ serviceName: 'rounds' });

/** What a sweep did, for whoever invokes it by hand. */
interface Swept {
  readonly lapsed: number;
  readonly requeued: number;
  /** Packages that ended, moved on, are asked for anew, lost a held place or were first visited by the calendar. */
  readonly due: number;
}

export async function handler(): Promise<Swept> {
  const correlationId = randomUUID();
  const requeued = await requeueUndecided(ports, correlationId);
  const lapsed = await lapseOffers(ports, correlationId);
  const begun = await noteFirstVisits(ports);
  const due = begun + (await sweepPackages(ports)) + (await askAnew(ports, correlationId));
  if (lapsed > 0 || requeued > 0 || due > 0) logger.info('swept', { lapsed, requeued, due, correlationId });
  return { lapsed, requeued, due };
}
