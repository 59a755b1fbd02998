/** SQS events as Lambda gets them. */
import { randomUUID } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';

export function sqsEvent(...messages: readonly { readonly group: string; readonly body: unknown }[]): SQSEvent {
  return { Records: messages.map(({ group, body }) => record(group, body)) };
}

function record(group: string, body: unknown): SQSRecord {
  return {
    messageId: randomUUID(),
    receiptHandle: 'handle',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'rounds',
      ApproximateFirstReceiveTimestamp: '0',
      MessageGroupId: group,
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:placement.fifo',
    awsRegion: 'eu-west-2',
  };
}
