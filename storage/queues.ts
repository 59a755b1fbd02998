/**
 * FIFO queues on SQS. Messages carry identifiers and nothing about a person. The de-duplication id is a print, because
 * SQS allows it 128 characters; it spares work within five minutes, and nothing depends on it.
 */
import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, SQSClient } from '@aws-sdk/client-sqs';
import type { Queues, ReplanMessage } from '../planning/ports.ts';
import { GatheredSends, MOST_IN_BATCH } from './gathered-sends.ts';

export interface QueueUrls {
  readonly placement: string;
  readonly replan: string;
}

export function queuesOn(urls: QueueUrls, client: SQSClient = new SQSClient({})): Queues {
  const sends = new GatheredSends(client);
  return {
    async queuePlacement(message) {
      await sends.send(urls.placement, {
        MessageBody: JSON.stringify(message),
        MessageGroupId: message.zoneId,
        MessageDeduplicationId: print(message.packageId, message.attempt),
      });
    },

    async queueReplans(messages) {
      for (let from = 0; from < messages.length; from += MOST_IN_BATCH) {
        await sendBatch(client, urls.replan, messages.slice(from, from + MOST_IN_BATCH));
      }
    },
  };
}

/** One after the other, so that a provider's days keep their order. @throws if SQS takes only a part. */
async function sendBatch(client: SQSClient, url: string, messages: readonly ReplanMessage[]): Promise<void> {
  const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: messages.map(replanEntry) }));
  const refused = answer.Failed ?? [];
  if (refused.length > 0) {
    const why = refused.map((failure) => `${failure.Id}: ${failure.Code} ${failure.Message ?? ''}`).join('; ');
    throw new Error(`${refused.length} of ${messages.length} replan messages were not queued (${why})`);
  }
}

function replanEntry(message: ReplanMessage, n: number): SendMessageBatchRequestEntry {
  return {
    Id: String(n),
    MessageBody: JSON.stringify(message),
    MessageGroupId: message.providerId,
    MessageDeduplicationId: print(message.replanId, message.providerId, message.date),
  };
}

function print(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
