/** The night: replans one provider's day a message. By day also what would move where if a provider could not go on. */
import { lookForTaker } from '../planning/contingency/look-for-taker.ts';
import { movePackage } from '../planning/contingency/move-package.ts';
import { NotAllowedNow } from '../planning/errors.ts';
import type { ContingencyMessage } from '../planning/ports.ts';
import { replanDay } from '../planning/replan-day.ts';
import { portsFromEnvironment } from '../storage/index.ts';
import { loggedError } from './logs/logged-error.ts';
import { consumerOf, logger } from './queue/consumer.ts';
import { nightMessage } from './queue/messages.ts';

const ports = portsFromEnvironment();

/** A move that is no longer allowed is answered by that: tried again it would hold up the others of its list for nothing. */
async function moveOn(message: ContingencyMessage): Promise<void> {
  try {
    const moved = await movePackage(ports, message);
    logger.info('moved on', { ...message, status: moved?.status });
  } catch (error) {
    if (!(error instanceof NotAllowedNow)) throw error;
    logger.warn('not moved', { ...message, error: loggedError(error) });
  }
}

export const handler = consumerOf(async (record) => {
  const { kind, message } = nightMessage(record);
  if (kind === 'contingency' && message.move) return moveOn(message);
  if (kind === 'contingency') {
    const { state } = await lookForTaker(ports, message);
    logger.info('looked for a taker', { ...message, state });
    return;
  }
  const { state, seconds, visits, leftOut } = await replanDay(ports, message);
  logger.info('day replanned', { ...message, state, seconds, visits, leftOut });
});
