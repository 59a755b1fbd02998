/**
 * Feeds each queue into its function, as a Lambda event-source mapping does: a batch at a time, what the answer
 * lists as failed stays on the queue, what succeeds is deleted. A message that keeps failing is moved to the
 * dead-letter queue by the queue itself.
 */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { LocalFunction } from './local-function.ts';
import type { LocalQueue } from './queues.ts';
import { REGION, type Resolver, resourcesOf, type Template } from './template.ts';

export interface EventSource {
  readonly queue: LocalQueue;
  readonly target: LocalFunction;
  readonly batchSize: number;
}

export function eventSourcesOf(
  template: Template,
  resolver: Resolver,
  queues: readonly LocalQueue[],
  functions: ReadonlyMap<string, LocalFunction>,
): EventSource[] {
  return resourcesOf(template, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) => {
    const queue = queues.find((candidate) => candidate.arn === resolver.text(Properties?.EventSourceArn));
    const target = functions.get(resolver.text(Properties?.FunctionName));
    return queue && target ? [{ queue, target, batchSize: Number(Properties?.BatchSize ?? 10) }] : [];
  });
}

/**
 * Polls until stopped. `pollers` run side by side; first-in-first-out order within a group is the queue's own.
 * `retrySeconds` makes a failed message visible again sooner than the queue's visibility time-out would: a laptop
 * should not wait the minutes that protect a real account.
 */
export function pollEventSource(
  source: EventSource,
  client: SQSClient,
  options: { readonly pollers: number; readonly retrySeconds: number },
): { stop(): Promise<void> } {
  const abort = new AbortController();
  const poll = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      try {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: source.queue.url,
            MaxNumberOfMessages: source.batchSize,
            WaitTimeSeconds: 1,
            MessageSystemAttributeNames: ['All'],
            MessageAttributeNames: ['All'],
          }),
          { abortSignal: abort.signal },
        );
        if (Messages.length > 0) await deliver(source, client, Messages, options.retrySeconds);
      } catch (error) {
        if (abort.signal.aborted) return;
        console.error(
          `queue ${source.queue.name}: ${error instanceof Error ? error.message : error}; polling again in 1 s`,
        );
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  };
  const running = Array.from({ length: options.pollers }, poll);
  return {
    async stop() {
      abort.abort();
      await Promise.all(running);
    },
  };
}

async function deliver(
  source: EventSource,
  client: SQSClient,
  messages: Message[],
  retrySeconds: number,
): Promise<void> {
  const event: SQSEvent = { Records: messages.map((message) => record(source.queue, message)) };
  let failed: ReadonlySet<string>;
  try {
    const answer = (await source.target.invoke(event)) as SQSBatchResponse | undefined;
    failed = new Set(answer?.batchItemFailures?.map((item) => item.itemIdentifier) ?? []);
  } catch {
    failed = new Set(messages.map((message) => message.MessageId ?? ''));
  }
  for (const message of messages) {
    const receipt = { QueueUrl: source.queue.url, ReceiptHandle: message.ReceiptHandle };
    if (failed.has(message.MessageId ?? '')) {
      await client.send(new ChangeMessageVisibilityCommand({ ...receipt, VisibilityTimeout: retrySeconds }));
    } else {
      await client.send(new DeleteMessageCommand(receipt));
    }
  }
}

function record(queue: LocalQueue, message: Message): SQSRecord {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: { ...message.Attributes } as unknown as SQSRecord['attributes'],
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: REGION,
  };
}
