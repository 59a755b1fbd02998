import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedSqs } from '../../local/embedded-sqs.ts';
import { type QueueUrls, queuesOn } from '../../storage/queues.ts';

let sqs: Awaited<ReturnType<typeof startEmbeddedSqs>>;
let client: SQSClient;
let urls: QueueUrls;

beforeAll(async () => {
  sqs = await startEmbeddedSqs({});
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  client = new SQSClient({ endpoint: sqs.endpoint, region: 'eu-west-2', credentials });
  urls = { placement: await aQueue('placement'), replan: await aQueue('replan') };
});

afterAll(async () => {
  client.destroy();
  await sqs.stop();
});

async function aQueue(name: string): Promise<string> {
  const made = await client.send(
    new CreateQueueCommand({ QueueName: `${name}.fifo`, Attributes: { FifoQueue: 'true' } }),
  );
  return made.QueueUrl!;
}

async function receiveAll(url: string): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['MessageGroupId'],
      }),
    );
    if (Messages.length === 0) return all;
    all.push(...Messages);
    // The next of a group comes once those before it are done.
    for (const { ReceiptHandle } of Messages) {
      await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    }
  }
}

describe('the placement queue', () => {
  it('takes an attempt of a package once, in the group of its zone', async () => {
    const queues = queuesOn(urls, client);
    const message = { packageId: 'pkg_1', zoneId: 'radcliffe', attempt: 'submitted', correlationId: 'c1' };
    await queues.queuePlacement(message);
    await queues.queuePlacement(message);
    await queues.queuePlacement({ ...message, packageId: 'pkg_2', zoneId: 'prestwich' });
    const received = await receiveAll(urls.placement);
    const groups = received.map((each) => [each.Attributes?.MessageGroupId, JSON.parse(each.Body!).packageId]);
    expect(groups.sort()).toEqual([
      ['prestwich', 'pkg_2'],
      ['radcliffe', 'pkg_1'],
    ]);
    expect(Object.keys(JSON.parse(received[0]!.Body!)).sort()).toEqual([
      'attempt',
      'correlationId',
      'packageId',
      'zoneId',
    ]);
  });

  it('keeps the order of a zone’s packages that are given to it at once', async () => {
    const queues = queuesOn({ ...urls, placement: await aQueue('at-once') }, client);
    const ids = Array.from({ length: 23 }, (_, n) => `pkg_${n}`);
    const common = { zoneId: 'radcliffe', attempt: 'retry/2026-11-23', correlationId: 'c1' };
    await Promise.all(ids.map((packageId) => queues.queuePlacement({ packageId, ...common })));
    const received = await receiveAll(urls.placement.replace('placement', 'at-once'));
    expect(received.map((each) => JSON.parse(each.Body!).packageId)).toEqual(ids);
  });

  it('tells how many messages are not done with, also of those that somebody works on', async () => {
    const queues = queuesOn({ ...urls, placement: await aQueue('depth') }, client);
    expect(await queues.placementsUnderWay()).toBe(0);
    for (const packageId of ['pkg_1', 'pkg_2', 'pkg_3']) {
      await queues.queuePlacement({ packageId, zoneId: packageId, attempt: 'submitted', correlationId: 'c1' });
    }
    expect(await queues.placementsUnderWay()).toBe(3);
    const QueueUrl = urls.placement.replace('placement', 'depth');
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(await queues.placementsUnderWay()).toBe(3);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0]!.ReceiptHandle }));
    expect(await queues.placementsUnderWay()).toBe(2);
  });
});

describe('the replan queue', () => {
  it('keeps the order of a list over several batches', async () => {
    const messages = Array.from({ length: 23 }, (_, n) => ({
      listId: 'list-1',
      packageId: `pkg_${n}`,
      correlationId: 'c1',
    }));
    await queuesOn(urls, client).queueContingency(messages);
    const received = await receiveAll(urls.replan);
    expect(received.map((each) => JSON.parse(each.Body!).packageId)).toEqual(
      messages.map(({ packageId }) => packageId),
    );
  });

  it('that takes nothing fails whoever sends', async () => {
    const gone = queuesOn({ ...urls, replan: `${urls.replan}-gone` }, client);
    const message = { replanId: '2026-11-23', providerId: 'prov_1', date: '2026-11-23', correlationId: 'c1' };
    await expect(gone.queueReplans([message, { ...message, providerId: 'prov_2' }])).rejects.toThrow();
  });

  it('takes more jobs than one batch holds, each in the group of its provider', async () => {
    const messages = Array.from({ length: 23 }, (_, n) => ({
      replanId: '2026-11-23',
      providerId: `prov_${n}`,
      date: '2026-11-23',
      correlationId: 'c1',
    }));
    await queuesOn(urls, client).queueReplans(messages);
    const received = await receiveAll(urls.replan);
    expect(received.map((each) => each.Attributes?.MessageGroupId).sort()).toEqual(
      messages.map(({ providerId }) => providerId).sort(),
    );
  });
});
