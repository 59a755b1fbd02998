/** The overnight clock: starts the batch of the coming day and with it the packages that wait. Safe to run twice. */
import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { startReplan } from '../planning/start-replan.ts';
import { portsFromEnvironment } from '../storage/index.ts';

const ports = portsFromEnvironment();
const logger = new Logger({ serviceName: 'rounds' });

/** @returns which batch, for whoever invokes it by hand. */
export async function handler(): Promise<{ readonly replanId: string; readonly jobs: number }> {
  const correlationId = randomUUID();
  const { id: replanId, date, jobs } = await startReplan(ports, 'scheduler', { correlationId });
  logger.info('replan started', { replanId, date, jobs: jobs.length, correlationId });
  return { replanId, jobs: jobs.length };
}
