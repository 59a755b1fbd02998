/**
 * The HTTP API as API Gateway calls it: its v2 event through the real handlers, on an embedded DynamoDB and SQS.
 * Each answer is held against the operation's own schemas, so that the OpenAPI document tells the truth.
 */
import { randomUUID } from 'node:crypto';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterAll, beforeAll, expect } from 'vitest';
import * as z from 'zod';
import { operations } from '../../functions/operations/all.ts';
import { type Route, routes } from '../../functions/routes.ts';
import { startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { startEmbeddedSqs } from '../../local/embedded-sqs.ts';
import type { Caller } from '../../planning/caller.ts';
import type { Table } from '../../storage/connection.ts';
import { createTable } from '../storage/fresh-table.ts';

/** Every test begins then: the live week is Monday 23 to Sunday 29 November 2026. */
const SUNDAY_NOON = '2026-11-22T12:00:00.000Z';

export const broker: Caller = { role: 'brokerage', subject: 'broker-1' };
export const operator: Caller = { role: 'operator', subject: 'operator-1' };
export const requester = (teamId: string): Caller => ({ role: 'requester', subject: `nurse-of-${teamId}`, teamId });
export const provider = (providerId: string): Caller => ({
  role: 'provider',
  subject: `office-${providerId}`,
  providerId,
});

interface Call {
  readonly method?: string;
  readonly path: string;
  /** Absent = no token. */
  readonly as?: Caller;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON, of a shape the test knows. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read fields of many shapes, and a wrong one fails the test
  readonly json: any;
}

export interface Gateway {
  readonly table: Table;
  call(call: Call): Promise<Answer>;
  /** POST with a fresh Idempotency-Key. */
  create(as: Caller, path: string, body: unknown): Promise<Answer>;
}

/** Starts before the tests of the calling file and stops after them. */
export function aGateway(): Gateway {
  let table: Table;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const [dynamodb, sqs] = await Promise.all([startEmbeddedDynamodb(), startEmbeddedSqs({})]);
    stops.push(
      () => dynamodb.stop(),
      () => sqs.stop(),
    );
    table = await createTable(dynamodb.endpoint);
    const account = { AWS_REGION: 'eu-west-2', AWS_ACCESS_KEY_ID: 'embedded', AWS_SECRET_ACCESS_KEY: 'embedded' };
    Object.assign(process.env, account, {
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
      AWS_ENDPOINT_URL_SQS: sqs.endpoint,
      POWERTOOLS_LOG_LEVEL: 'CRITICAL',
      CLOCK_OFFSET_MS: String(Date.parse(SUNDAY_NOON) - Date.now()),
      ROUNDS_SETTINGS: JSON.stringify({ replanIterations: 200 }),
      TABLE_NAME: table.name,
      PLACEMENT_QUEUE_URL: await aQueue(sqs.endpoint, 'placement.fifo'),
      REPLAN_QUEUE_URL: await aQueue(sqs.endpoint, 'replan.fifo'),
    });
  });
  afterAll(() => Promise.all(stops.map((stop) => stop())));
  return {
    get table() {
      return table;
    },
    call,
    create: (as, path, body) => call({ method: 'POST', as, path, body, headers: { 'idempotency-key': randomUUID() } }),
  };
}

async function aQueue(endpoint: string, QueueName: string): Promise<string> {
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const client = new SQSClient({ endpoint, region: 'eu-west-2', credentials });
  const made = await client.send(new CreateQueueCommand({ QueueName, Attributes: { FifoQueue: 'true' } }));
  client.destroy();
  // The embedded queue names itself by a host that only AWS resolves.
  return new URL(new URL(made.QueueUrl!).pathname, endpoint).href;
}

/** Loaded when first called: an entry reads its environment when it starts. */
const entries = {
  'functions/api.ts': () => import('../../functions/api.ts'),
  'functions/list-rounds.ts': () => import('../../functions/list-rounds.ts'),
  'functions/change-rounds.ts': () => import('../../functions/change-rounds.ts'),
};
type Event = Parameters<Awaited<ReturnType<(typeof entries)['functions/api.ts']>>['handler']>[0];

/** The route that API Gateway would choose. */
function routeOf(method: string, path: string): Route {
  const bare = path.split('?')[0]!;
  const pattern = (route: Route) => new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  const found = routes.find((route) => route.method === method && pattern(route).test(bare));
  if (found === undefined) throw new Error(`no route for ${method} ${path}`);
  return found;
}

async function call({ method = 'GET', path, as, body, headers = {} }: Call): Promise<Answer> {
  const route = routeOf(method, path);
  const { handler } = await entries[route.entry]();
  const event = eventOf({ method, path, headers, ...(as && { as }), body });
  const result = (await handler(event as Event, undefined as never)) as APIGatewayProxyStructuredResultV2;
  const answer: Answer = {
    status: result.statusCode ?? 200,
    headers: Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)])),
    text: result.body ?? '',
    get json() {
      return JSON.parse(result.body ?? '');
    },
  };
  expectAsDescribed(route, answer);
  return answer;
}

function eventOf({ method = 'GET', path, as, body, headers }: Call): unknown {
  const [rawPath, rawQueryString = ''] = path.split('?');
  const claims = as && {
    sub: as.subject,
    rounds_role: as.role,
    ...(as.role === 'provider' && { rounds_provider: as.providerId }),
    ...(as.role === 'requester' && { rounds_team: as.teamId }),
  };
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  return {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: { ...content, ...headers },
    requestContext: {
      domainName: 'rounds.example',
      http: { method, path: rawPath },
      ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

/** The status and the media type are declared, and a JSON body is of the declared shape with no field more. */
function expectAsDescribed(route: Route, answer: Answer): void {
  expect(answer.headers['x-correlation-id']).toMatch(/^[\w.:-]+$/);
  const described = operations.find((one) => one.path === route.path && one.method.toUpperCase() === route.method);
  if (described === undefined) return;
  const where = `${route.method} ${route.path} answering ${answer.status}: ${answer.text.slice(0, 300)}`;
  const response = described.responses[answer.status];
  expect(response, where).toBeDefined();
  if (response === undefined || !('content' in response) || response.content === undefined) return;
  const mediaType = answer.headers['content-type']?.split(';')[0] ?? '';
  const content = response.content[mediaType];
  expect(content, `${where} as ${mediaType}`).toBeDefined();
  if (content === undefined || !('schema' in content) || !mediaType.endsWith('json')) return;
  if (content.schema instanceof z.ZodType)
    expect(content.schema.safeParse(answer.json).error?.issues, where).toBeUndefined();
}
