/** Ends the offers that nobody answered in time; their packages go to the next in order. Safe to run twice. */
import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { lapseOffers } from '../planning/offers/lapse-offers.ts';
import { portsFromEnvironment } from '../storage/index.ts';

const ports = portsFromEnvironment();
const logger = new Logger({ serviceName: 'rounds' });

/** @returns how many lapsed, for whoever invokes it by hand. */
export async function handler(): Promise<{ readonly lapsed: number }> {
  const correlationId = randomUUID();
  const lapsed = await lapseOffers(ports, correlationId);
  if (lapsed > 0) logger.info('offers lapsed', { lapsed, correlationId });
  return { lapsed };
}
