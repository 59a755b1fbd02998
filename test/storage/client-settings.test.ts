import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { CLIENT_SETTINGS } from '../../storage/client-settings.ts';
import { connect } from '../../storage/connection.ts';
import { transact } from '../../storage/write.ts';

type Answer = (response: ServerResponse) => void;

const lost: Answer = (response) => response.destroy();
const never: Answer = () => undefined;
const done: Answer = (response) => response.end('{}');
const refusal =
  (status: number, name: string): Answer =>
  (response) =>
    response.writeHead(status).end(JSON.stringify({ __type: `com.amazonaws#${name}`, message: 'no' }));

const servers: { close(): void; closeAllConnections(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that gives these answers one after the other, and what it was asked. */
async function answering(...answers: Answer[]): Promise<{ readonly endpoint: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString();
    asked.push(body);
    answers[asked.length - 1]!(response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const here = { region: 'eu-west-2', credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' } };
const question = new GetItemCommand({ TableName: 'rounds', Key: { pk: { S: 'a' }, sk: { S: 'b' } } });

it('a call is made again where its answer is lost, the service fails or is asked too much; four times at most', async () => {
  const throttled = refusal(400, 'ThrottlingException');
  const { endpoint, asked } = await answering(lost, refusal(500, 'InternalServerError'), throttled, done);
  await new DynamoDBClient({ ...CLIENT_SETTINGS, ...here, endpoint }).send(question);
  expect(asked).toHaveLength(4);
  const down = await answering(lost, lost, lost, lost, done);
  const client = new DynamoDBClient({ ...CLIENT_SETTINGS, ...here, endpoint: down.endpoint });
  await expect(client.send(question)).rejects.toThrow();
  expect(down.asked).toHaveLength(4);
});

it('a call that is refused is not made again', async () => {
  const { endpoint, asked } = await answering(refusal(400, 'ConditionalCheckFailedException'));
  const client = new DynamoDBClient({ ...CLIENT_SETTINGS, ...here, endpoint });
  await expect(client.send(question)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  expect(asked).toHaveLength(1);
});

it('a call whose answer never comes is given up and made again', async () => {
  const { endpoint, asked } = await answering(never, done);
  const requestHandler = { ...CLIENT_SETTINGS.requestHandler, requestTimeout: 50 };
  await new DynamoDBClient({ ...CLIENT_SETTINGS, ...here, endpoint, requestHandler }).send(question);
  expect(asked).toHaveLength(2);
});

it('a transaction whose answer is lost is sent again under the token by which it happens once', async () => {
  const { endpoint, asked } = await answering(lost, done, done);
  const table = connect('rounds', new DynamoDBClient({ ...CLIENT_SETTINGS, ...here, endpoint }));
  const write = { put: { pk: 'a', sk: 'b' }, about: 'a test' };
  await transact(table, [write]);
  await transact(table, [write]);
  const [first, again, next] = asked.map((body) => JSON.parse(body).ClientRequestToken);
  expect(first).toMatch(/^[\w-]{36}$/);
  expect(again).toBe(first);
  expect(next).not.toBe(first);
});
