import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../local/runtime.ts';
import { aCouncil, aPackage, type Council } from './a-council.ts';

let council: Council | undefined;
afterEach(async () => {
  await council?.stop();
  council = undefined;
});

/** A queue of the stack by a part of its name, and the client to put something in it behind the product's back. */
function queueOf(runtime: Runtime, part: RegExp): { client: SQSClient; url: string } {
  const name = runtime.queueNames.find((each) => part.test(each));
  if (!name) throw new Error(`no queue like ${part} among ${runtime.queueNames}`);
  const client = new SQSClient({
    endpoint: runtime.queueEndpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return { client, url: `${runtime.queueEndpoint}/000000000000/${name}` };
}

async function until(what: () => Promise<boolean>, seconds = 30): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error(`did not happen within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const ledgerPlacements = async (which: Council, id: string): Promise<number> => {
  const { body } = await which.call('brokerage', 'GET', `/v1/packages/${id}/history`);
  return body.items.filter((event: { type: string }) => event.type === 'package-placed').length;
};

describe('when something breaks', () => {
  it('a placement worker killed in the middle loses nothing and places nothing twice', async () => {
    council = await aCouncil();
    const { body } = await council.call('brokerage', 'POST', '/v1/packages', aPackage());
    const worker = council.runtime.functions.get('functions/place-package.ts');
    for (const pid of worker?.pids() ?? []) process.kill(pid, 'SIGKILL');
    expect((await council.decided(body.id)).status).toBe('placed');
    expect(await ledgerPlacements(council, body.id)).toBe(1);
  });

  it('the same placement message twice changes nothing the second time', async () => {
    council = await aCouncil();
    const placed = await council.placed(aPackage());
    const { client, url } = queueOf(council.runtime, /^Placement(?!.*Dead)/i);
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify({
          packageId: placed.id,
          zoneId: placed.zoneId,
          attempt: 'again',
          correlationId: 'test',
        }),
        MessageGroupId: placed.zoneId,
        MessageDeduplicationId: 'again',
      }),
    );
    const next = await council.placed(aPackage());
    expect(next.status).toBe('placed');
    expect((await council.decided(placed.id)).version).toBe(placed.version);
    client.destroy();
  });

  it('a poison message ends in the dead letters and its zone goes on', async () => {
    council = await aCouncil();
    const { client, url } = queueOf(council.runtime, /^Placement(?!.*Dead)/i);
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: 'not a message',
        MessageGroupId: 'west',
        MessageDeduplicationId: 'poison',
      }),
    );
    expect((await council.placed(aPackage())).status).toBe('placed');
    const left = await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
    expect(left.Attributes?.ApproximateNumberOfMessages).toBe('0');
    client.destroy();
  });

  it('kill -9 of the database between submit and placement loses nothing', async () => {
    council = await aCouncil({ dataDir: mkdtempSync(join(tmpdir(), 'rounds-test-')) });
    const submitted = await Promise.all(
      Array.from({ length: 6 }, () => (council as Council).call('brokerage', 'POST', '/v1/packages', aPackage())),
    );
    const pid = council.runtime.databasePid();
    if (pid) process.kill(pid, 'SIGKILL');
    await until(async () => council?.runtime.databasePid() !== pid);
    for (const { body } of submitted) expect((await council.decided(body.id)).status).toBe('placed');
  });

  it('everything is still there on the same folder after the whole machine went down', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rounds-test-'));
    council = await aCouncil({ dataDir });
    const placed = await council.placed(aPackage());
    await council.stop();
    council = await aCouncil({ dataDir });
    expect(await council.decided(placed.id)).toEqual(placed);
  });
});
