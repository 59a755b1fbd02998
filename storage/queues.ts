/**
 * FIFO queues on SQS. Messages carry identifiers and nothing about a person. The de-duplication id is a print, because
 * SQS allows it 128 characters; it spares work within five minutes, and nothing depends on it.
 */
import { createHash } from 'node:crypto';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ContingencyMessage, Queues, ReplanMessage } from '../planning/ports.ts';
import { CLIENT_SETTINGS } from './client-settings.ts';
import { GatheredSends, type QueuedMessage } from './gathered-sends.ts';

export interface QueueUrls {
  readonly placement: string;
  readonly replan: string;
}

export function queuesOn(urls: QueueUrls, client: SQSClient = new SQSClient(CLIENT_SETTINGS)): Queues {
  const sends = new GatheredSends(client);
  return {
    async queuePlacement(message) {
      await sends.send(urls.placement, {
        MessageBody: JSON.stringify(message),
        MessageGroupId: message.zoneId,
        MessageDeduplicationId: print(message.packageId, message.attempt),
      });
    },

    async placementsUnderWay() {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: urls.placement,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      const { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: workedOn } = Attributes;
      return Number(waiting ?? 0) + Number(workedOn ?? 0);
    },

    async queueReplans(messages) {
      await Promise.all(messages.map((message) => sends.send(urls.replan, replanEntry(message))));
    },

    async queueContingency(messages) {
      await Promise.all(messages.map((message) => sends.send(urls.replan, contingencyEntry(message))));
    },
  };
}

function contingencyEntry(message: ContingencyMessage): QueuedMessage {
  return {
    MessageBody: JSON.stringify(message),
    MessageGroupId: message.listId,
    MessageDeduplicationId: print(message.listId, message.packageId, message.move ? message.correlationId : 'look'),
  };
}

function replanEntry(message: ReplanMessage): QueuedMessage {
  return {
    MessageBody: JSON.stringify(message),
    MessageGroupId: message.providerId,
    MessageDeduplicationId: print(message.replanId, message.providerId, message.date),
  };
}

function print(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
