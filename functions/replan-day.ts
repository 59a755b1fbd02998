/** The night: replans one provider's day a message. */
import { replanDay } from '../planning/replan-day.ts';
import { portsFromEnvironment } from '../storage/index.ts';
import { consumerOf, logger } from './queue/consumer.ts';
import { replanMessage } from './queue/messages.ts';

const ports = portsFromEnvironment();

export const handler = consumerOf(async (record) => {
  const message = replanMessage(record);
  const { state, seconds, visits, leftOut } = await replanDay(ports, message);
  logger.info('day replanned', { ...message, state, seconds, visits, leftOut });
});
