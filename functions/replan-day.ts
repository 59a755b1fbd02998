/** The night: replans one provider's day a message. By day also what would move where if a provider could not go on. */
import { lookForTaker } from '../planning/contingency/look-for-taker.ts';
import { movePackage } from '../planning/contingency/move-package.ts';
import { replanDay } from '../planning/replan-day.ts';
import { portsFromEnvironment } from '../storage/index.ts';
import { consumerOf, logger } from './queue/consumer.ts';
import { nightMessage } from './queue/messages.ts';

const ports = portsFromEnvironment();

export const handler = consumerOf(async (record) => {
  const { kind, message } = nightMessage(record);
  if (kind === 'contingency' && message.move) {
    const moved = await movePackage(ports, message);
    logger.info('moved on', { ...message, status: moved?.status });
    return;
  }
  if (kind === 'contingency') {
    const { state } = await lookForTaker(ports, message);
    logger.info('looked for a taker', { ...message, state });
    return;
  }
  const { state, seconds, visits, leftOut } = await replanDay(ports, message);
  logger.info('day replanned', { ...message, state, seconds, visits, leftOut });
});
