/**
 * FIFO queues on SQS. Messages carry identifiers and nothing about a person. The de-duplication id is a print, because
 * SQS allows it 128 characters; it spares work within five minutes, and nothing depends on it.
 */
import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, SQSClient } from '@aws-sdk/client-sqs';
import type { ContingencyMessage, Queues, ReplanMessage } from '../planning/ports.ts';
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
      await sendAll(client, urls.replan, messages.map(replanEntry));
    },

    async queueContingency(messages) {
      await sendAll(client, urls.replan, messages.map(contingencyEntry));
    },
  };
}

type Entry = Omit<SendMessageBatchRequestEntry, 'Id'>;

/** Batch after batch, so that the messages of a group keep their order. @throws if SQS takes only a part. */
async function sendAll(client: SQSClient, url: string, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += MOST_IN_BATCH) {
    await sendBatch(client, url, entries.slice(from, from + MOST_IN_BATCH));
  }
}

async function sendBatch(client: SQSClient, url: string, entries: readonly Entry[]): Promise<void> {
  const Entries = entries.map((entry, n) => ({ Id: String(n), ...entry }));
  const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
  const refused = answer.Failed ?? [];
  if (refused.length > 0) {
    const why = refused.map((failure) => `${failure.Id}: ${failure.Code} ${failure.Message ?? ''}`).join('; ');
    throw new Error(`${refused.length} of ${entries.length} messages were not queued (${why})`);
  }
}

function contingencyEntry(message: ContingencyMessage): Entry {
  return {
    MessageBody: JSON.stringify(message),
    MessageGroupId: message.listId,
    MessageDeduplicationId: print(message.listId, message.packageId, message.move ? message.correlationId : 'look'),
  };
}

function replanEntry(message: ReplanMessage): Entry {
  return {
    MessageBody: JSON.stringify(message),
    MessageGroupId: message.providerId,
    MessageDeduplicationId: print(message.replanId, message.providerId, message.date),
  };
}

function print(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
