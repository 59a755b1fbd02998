/** What failed every try: a replan job is named in its batch, a package gets a record; the plan that was there is kept. */
import { failContingency } from '../planning/contingency/look-for-taker.ts';
import { failPlacement } from '../planning/fail-placement.ts';
import { failReplanJob } from '../planning/fail-replan-job.ts';
import { portsFromEnvironment } from '../storage/index.ts';
import { consumerOf, logger } from './queue/consumer.ts';
import { deadLetter } from './queue/messages.ts';

const ports = portsFromEnvironment();

export const handler = consumerOf(async (record) => {
  const letter = deadLetter(record);
  if (letter.kind === 'unreadable') {
    logger.error('a dead letter that is no message of ours', { messageId: record.messageId });
    return;
  }
  const { correlationId } = letter.message;
  const error = `failed every try; the log has it under correlation id ${correlationId}`;
  if (letter.kind === 'replan') await failReplanJob(ports, letter.message, error);
  // A package that could not be moved stays where it is, and its list can be carried out again.
  else if (letter.kind === 'contingency' && !letter.message.move) await failContingency(ports, letter.message, error);
  else if (letter.kind === 'placement') await failPlacement(ports, letter.message, error);
  logger.error('gave up', { kind: letter.kind, ...letter.message });
});
