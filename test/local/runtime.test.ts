import { readFileSync } from 'node:fs';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { type Runtime, startRuntime } from '../../local/runtime.ts';
import { aTemplate } from './a-template.ts';

let runtime: Runtime | undefined;
afterEach(async () => {
  await runtime?.stop();
  runtime = undefined;
});

interface Echo {
  readonly event: APIGatewayProxyEventV2WithJWTAuthorizer;
  readonly table: string;
  readonly queue: string;
}

const echo = async (path: string, headers: Record<string, string> = {}): Promise<Echo> =>
  (await fetch(`${runtime?.baseUrl}${path}`, { headers })).json() as Promise<Echo>;

async function sendTo(queue: string, group: string, ...bodies: string[]): Promise<SQSClient> {
  const client = new SQSClient({
    endpoint: new URL(queue).origin,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (const body of bodies) {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queue,
        MessageBody: body,
        MessageGroupId: group,
        MessageDeduplicationId: `${group}-${body}`,
      }),
    );
  }
  return client;
}

async function until(what: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error(`did not happen within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const lines = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);

describe('one machine from a template', () => {
  it('hands a function its own variables and the event that API Gateway would send', async () => {
    runtime = await startRuntime({ templateFile: aTemplate().file });
    const { event, table, queue } = await echo('/open?a=1&a=2&b=x%20y', { 'x-test': 'yes' });
    expect(table).toBe('Table');
    expect(queue).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/000000000000\/Jobs\.fifo$/);
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /open',
      rawPath: '/open',
      rawQueryString: 'a=1&a=2&b=x%20y',
      queryStringParameters: { a: '1,2', b: 'x y' },
      headers: { 'x-test': 'yes' },
      requestContext: { http: { method: 'GET', path: '/open' }, stage: '$default' },
    });
  });

  it('lets a protected route through only with a token of its own issuer, and gives the claims', async () => {
    runtime = await startRuntime({ templateFile: aTemplate().file });
    const refused = await fetch(`${runtime.baseUrl}/things/7`, { headers: { 'x-correlation-id': 'trace-1' } });
    expect([refused.status, refused.headers.get('content-type'), refused.headers.get('x-correlation-id')]).toEqual([
      401,
      'application/problem+json',
      'trace-1',
    ]);
    expect(await refused.json()).toMatchObject({
      type: 'urn:rounds:problem:unauthenticated',
      status: 401,
      instance: '/things/7',
      correlationId: 'trace-1',
    });
    const other = await startRuntime({ templateFile: aTemplate().file });
    const foreign = await other.tokens.issue({ role: 'operator', subject: 'mallory' });
    await other.stop();
    expect(
      (await fetch(`${runtime.baseUrl}/things/7`, { headers: { authorization: `Bearer ${foreign}` } })).status,
    ).toBe(401);
    const token = await runtime.tokens.issue({ role: 'provider', subject: 'anna', providerId: 'prov-1' });
    const { event } = await echo('/things/7', { authorization: `Bearer ${token}` });
    expect(event.pathParameters).toEqual({ id: '7' });
    expect(event.requestContext.authorizer.jwt.claims).toMatchObject({
      sub: 'anna',
      rounds_role: 'provider',
      rounds_provider: 'prov-1',
    });
  });

  it('prefers a fixed path to one with a parameter, and answers 404 where no route is declared', async () => {
    runtime = await startRuntime({ templateFile: aTemplate().file });
    expect((await echo('/things/first')).event.routeKey).toBe('GET /things/first');
    expect((await fetch(`${runtime.baseUrl}/nowhere`)).status).toBe(404);
  });

  it('lacks a table or a queue that the template lacks', async () => {
    runtime = await startRuntime({ templateFile: aTemplate().file });
    expect([runtime.tableNames, runtime.queueNames]).toEqual([['Table'], ['DeadLetters.fifo', 'Jobs.fifo']]);
    await runtime.stop();
    runtime = await startRuntime({ templateFile: aTemplate({ without: ['Table', 'Jobs'] }).file });
    expect([runtime.tableNames, runtime.queueNames]).toEqual([[], ['DeadLetters.fifo']]);
  });

  it('delivers a group in order and moves a poison message to the dead letters after its tries', async () => {
    const { file, journal } = aTemplate();
    runtime = await startRuntime({ templateFile: file, retrySeconds: 0 });
    const { queue } = await echo('/open');
    const client = await sendTo(queue, 'zone-1', 'one', 'two', 'poison', 'three');
    await until(() => lines(journal).includes('three'));
    expect(lines(journal)).toEqual(['one', 'two', 'poison', 'poison', 'three']);
    const dead = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: queue.replace('Jobs', 'DeadLetters'),
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    expect(dead.Attributes?.ApproximateNumberOfMessages).toBe('1');
    client.destroy();
  });

  it('gives a message again after its worker was killed in the middle', async () => {
    const { file, journal } = aTemplate();
    runtime = await startRuntime({ templateFile: file, retrySeconds: 0 });
    const { queue } = await echo('/open');
    const client = await sendTo(queue, 'zone-1', 'slow', 'after');
    await until(() => lines(journal).length === 1);
    for (const pid of [...runtime.functions.values()].flatMap((each) => each.pids())) process.kill(pid, 'SIGKILL');
    await until(() => lines(journal).includes('after'));
    expect(lines(journal)).toEqual(['slow', 'slow', 'after']);
    client.destroy();
  });
});
