/**
 * Ends the offers that nobody answered in time, whose packages go to the next in order, and queues packages again whose
 * message was lost between store and queue. Safe to run twice.
 */
import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { lapseOffers } from '../planning/offers/lapse-offers.ts';
import { requeueUndecided } from '../planning/requeue-undecided.ts';
import { portsFromEnvironment } from '../storage/index.ts';

const ports = portsFromEnvironment();
const logger = new Logger({ serviceName: 'rounds' });

/** @returns how many lapsed and how many were queued again, for whoever invokes it by hand. */
export async function handler(): Promise<{ readonly lapsed: number; readonly requeued: number }> {
  const correlationId = randomUUID();
  const requeued = await requeueUndecided(ports, correlationId);
  const lapsed = await lapseOffers(ports, correlationId);
  if (lapsed > 0 || requeued > 0) logger.info('swept', { lapsed, requeued, correlationId });
  return { lapsed, requeued };
}
