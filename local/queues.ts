/** Creates exactly the SQS queues that the template declares, dead-letter queues first. */
import { CreateQueueCommand, GetQueueUrlCommand, QueueDoesNotExist, type SQSClient } from '@aws-sdk/client-sqs';
import { ACCOUNT, REGION, type Resolver, resourcesOf, type Template } from './template.ts';

/** Queue properties that are attributes of the same name in the SQS API. */
const ATTRIBUTES = [
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
];

export interface LocalQueue {
  readonly logicalId: string;
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly visibilitySeconds: number;
}

export async function createQueues(
  template: Template,
  resolver: Resolver,
  client: SQSClient,
  endpoint: string,
): Promise<LocalQueue[]> {
  const declared = resourcesOf(template, 'AWS::SQS::Queue');
  const queues = declared.map(([logicalId, resource]): LocalQueue => {
    const properties = resource.Properties ?? {};
    const name = String(properties.QueueName ?? `${logicalId}${properties.FifoQueue ? '.fifo' : ''}`);
    const queue = {
      logicalId,
      name,
      url: `${endpoint}/${ACCOUNT}/${name}`,
      arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`,
      visibilitySeconds: Number(properties.VisibilityTimeout ?? 30),
    };
    resolver.define(logicalId, { ref: queue.url, Arn: queue.arn, QueueName: name, QueueUrl: queue.url });
    return queue;
  });
  const targetsFirst = [...declared.keys()].sort(
    (a, b) =>
      Number(declared[a]?.[1].Properties?.RedrivePolicy !== undefined) -
      Number(declared[b]?.[1].Properties?.RedrivePolicy !== undefined),
  );
  for (const index of targetsFirst) {
    const queue = queues[index];
    if (!queue || (await exists(client, queue.name))) continue;
    const properties = declared[index]?.[1].Properties ?? {};
    const attributes: Record<string, string> = {};
    for (const attribute of ATTRIBUTES) {
      const value = resolver.value(properties[attribute]);
      if (value !== undefined)
        attributes[attribute] = typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
    await client.send(new CreateQueueCommand({ QueueName: queue.name, Attributes: attributes }));
  }
  return queues;
}

async function exists(client: SQSClient, name: string): Promise<boolean> {
  try {
    await client.send(new GetQueueUrlCommand({ QueueName: name }));
    return true;
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return false;
    throw error;
  }
}
