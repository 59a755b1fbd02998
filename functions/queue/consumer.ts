/**
 * A consumer of a FIFO queue: records one after the other, those that fail are given back and with them the rest of
 * their group, so that a zone's or a provider's order holds; other groups go on.
 */
import { processPartialResponse, SqsFifoPartialProcessorAsync } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { loggedError } from '../logs/logged-error.ts';

export const logger = new Logger({ serviceName: 'rounds' });

export type Consume = (event: SQSEvent) => Promise<SQSBatchResponse>;

/** @param work throws to have the record delivered again, and in the end dead-lettered. */
export function consumerOf(work: (record: SQSRecord) => Promise<void>): Consume {
  const recorded = async (record: SQSRecord): Promise<void> => {
    try {
      await work(record);
    } catch (error) {
      const { ApproximateReceiveCount: receives } = record.attributes;
      logger.error('message failed', { messageId: record.messageId, receives, error: loggedError(error) });
      throw error;
    }
  };
  return (event) =>
    processPartialResponse(event, recorded, new SqsFifoPartialProcessorAsync(), {
      skipGroupOnError: true,
      throwOnFullBatchFailure: false,
    });
}
