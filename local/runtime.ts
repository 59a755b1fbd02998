/**
 * Rounds on one machine: the embedded database and queues, then exactly what the synthesised template declares, each
 * part in a file of its own. Nothing is mocked, and nothing in functions/ knows where it runs.
 */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startDatabase } from './database.ts';
import { startEmbeddedSqs } from './embedded-sqs.ts';
import { eventSourcesOf, pollEventSource } from './event-sources.ts';
import { lockFolder } from './folder-lock.ts';
import { defineFunctions, makeFunctions } from './functions.ts';
import { type Gateway, routesOf, startGateway } from './gateway.ts';
import type { LocalFunction } from './local-function.ts';
import { createQueues } from './queues.ts';
import { runSchedules } from './schedule.ts';
import { createTables } from './tables.ts';
import { REGION, Resolver, readTemplate } from './template.ts';
import { openTokenIssuer, type TokenIssuer } from './tokens.ts';

export interface Runtime {
  readonly baseUrl: string;
  readonly tokens: TokenIssuer;
  /** By the file of the handler: 'functions/place-package.ts'. */
  readonly functions: ReadonlyMap<string, LocalFunction>;
  readonly queueNames: readonly string[];
  readonly queueEndpoint: string;
  readonly tableNames: readonly string[];
  readonly nextRuns: readonly { name: string; at: Date | null }[];
  /** Process id of the embedded database, absent where another endpoint is used. It comes back if it is killed. */
  databasePid(): number | undefined;
  stop(): Promise<void>;
}

export interface RuntimeOptions {
  readonly templateFile: string;
  /** Where everything is kept, of one runtime at a time (FolderInUse); absent = in memory. */
  readonly dataDir?: string;
  /** 0 = any free port. */
  readonly port?: number;
  /** Loopback unless told otherwise. */
  readonly host?: string;
  /** How many placement or replan jobs run side by side. */
  readonly jobsAtOnce?: number;
  /** Variables for every function beside those that the template names. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Moves the functions' clock, for a demo of another day. */
  readonly clockOffsetMs?: number;
  /** After how many seconds a failed message is tried again. */
  readonly retrySeconds?: number;
}

export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataDir } = options;
  const lock = dataDir ? lockFolder(dataDir) : undefined;
  const template = readTemplate(options.templateFile);
  const tokens = await openTokenIssuer(dataDir);
  const resolver = new Resolver(template, parameters(tokens));

  const database = await startDatabase(dataDir && join(dataDir, 'dynamodb'));
  const queueServer = process.env.AWS_ENDPOINT_URL_SQS
    ? { endpoint: process.env.AWS_ENDPOINT_URL_SQS, stop: async () => undefined }
    : await startEmbeddedSqs({ ...(dataDir && { dataDir: join(dataDir, 'sqs') }) });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const dynamodb = new DynamoDBClient({ endpoint: database.endpoint, region: REGION, credentials });
  const sqs = new SQSClient({ endpoint: queueServer.endpoint, region: REGION, credentials });

  const tableNames = await createTables(template, resolver, dynamodb);
  const queues = await createQueues(template, resolver, sqs, queueServer.endpoint);
  defineFunctions(template, resolver);
  const routes = routesOf(template, resolver);
  const log = createWriteStream(dataDir ? join(dataDir, 'functions.log') : '/dev/null', { flags: 'a' });
  // Every host process pipes its lines here.
  log.setMaxListeners(0);
  const functions = makeFunctions(template, resolver, {
    httpFunctions: new Set(routes.map((route) => route.functionId)),
    queueHosts: options.jobsAtOnce ?? 2,
    log,
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
      AWS_ENDPOINT_URL_SQS: queueServer.endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      ...(options.clockOffsetMs && { CLOCK_OFFSET_MS: String(options.clockOffsetMs) }),
      ...options.settings,
    },
  });
  const gateway: Gateway = await startGateway({
    routes,
    functions,
    tokens,
    port: options.port ?? 0,
    ...(options.host && { host: options.host }),
  });
  const pollers = eventSourcesOf(template, resolver, queues, functions).map((source) =>
    pollEventSource(source, sqs, { pollers: options.jobsAtOnce ?? 2, retrySeconds: options.retrySeconds ?? 5 }),
  );
  const schedules = runSchedules(template, resolver, functions);
  const answersHttp = new Set(routes.map((route) => route.functionId));
  await Promise.all([...functions].map(([id, each]) => (answersHttp.has(id) ? each.warm() : undefined)));

  return {
    baseUrl: gateway.baseUrl,
    tokens,
    functions: new Map([...functions.values()].map((each) => [each.settings.entry, each])),
    queueNames: queues.map((queue) => queue.name),
    queueEndpoint: queueServer.endpoint,
    tableNames,
    nextRuns: schedules.nextRuns,
    databasePid: database.pid,
    async stop() {
      schedules.stop();
      await gateway.stop();
      await Promise.all(pollers.map((poller) => poller.stop()));
      await Promise.all([...functions.values()].map((each) => each.stop()));
      sqs.destroy();
      dynamodb.destroy();
      await queueServer.stop();
      await database.stop();
      log.end();
      lock?.release();
    },
  };
}

/** The template's parameters on this machine; the names are those that infra/ declares. */
function parameters(tokens: TokenIssuer): Record<string, string> {
  return { JwtIssuer: tokens.issuer, JwtAudience: tokens.audience };
}
