/** Placement: takes packages off the queue, in order within each zone. */
import { placePackage } from '../planning/place-package.ts';
import { portsFromEnvironment } from '../storage/index.ts';
import { consumerOf, logger } from './queue/consumer.ts';
import { placementMessage } from './queue/messages.ts';

const ports = portsFromEnvironment();

export const handler = consumerOf(async (record) => {
  const { packageId, zoneId, attempt, correlationId } = placementMessage(record);
  const { status, placement } = await placePackage(ports, { packageId, attempt });
  const providerId = placement?.providerId;
  logger.info('package decided', { packageId, zoneId, attempt, correlationId, status, providerId });
});
