/**
 * The HTTP API of the template on loopback: its routes, its JWT authorizer, its functions. A request becomes the same
 * event that API Gateway sends (payload 2.0); the answer is read back the same way.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { JWTPayload } from 'jose';
import type { LocalFunction } from './local-function.ts';
import { refuse } from './refusals.ts';
import { ACCOUNT, type Resolver, resourcesOf, type Template } from './template.ts';
import type { TokenIssuer } from './tokens.ts';

export interface GatewayRoute {
  /** 'GET'; 'ANY' takes every method. */
  readonly method: string;
  /** '/v1/packages/{id}'; '$default' takes what no other route does. */
  readonly path: string;
  /** Logical id of the function. */
  readonly functionId: string;
  readonly jwt: boolean;
}

export interface Gateway {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** API Gateway's own limit. */
const LARGEST_BODY = 10 * 1024 * 1024;

/** The key of the route for what no other takes. */
const DEFAULT = '$default';

export function routesOf(template: Template, resolver: Resolver): GatewayRoute[] {
  const integrations = new Map<string, string>();
  const functions = new Map(
    resourcesOf(template, 'AWS::Lambda::Function').map(([id]) => [`:function:${id}`, id] as const),
  );
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::ApiGatewayV2::Integration')) {
    const uri = resolver.text(Properties?.IntegrationUri);
    const name = [...functions].find(
      ([suffix]) => uri.includes(`${suffix}`) && uri.split(suffix)[1]?.match(/^(\/|$)/),
    )?.[1];
    if (name) integrations.set(id, name);
    resolver.define(id, { ref: id });
  }
  return resourcesOf(template, 'AWS::ApiGatewayV2::Route').flatMap(([, { Properties }]) => {
    const key = String(Properties?.RouteKey);
    const [method = 'ANY', path = '/'] = key === DEFAULT ? ['ANY', DEFAULT] : key.split(' ');
    const functionId = integrations.get(resolver.text(Properties?.Target).replace(/^integrations\//, ''));
    return functionId ? [{ method, path, functionId, jwt: Properties?.AuthorizationType === 'JWT' }] : [];
  });
}

export async function startGateway(options: {
  readonly routes: readonly GatewayRoute[];
  readonly functions: ReadonlyMap<string, LocalFunction>;
  readonly tokens: TokenIssuer;
  readonly port: number;
  readonly host?: string;
}): Promise<Gateway> {
  const match = matcher(options.routes);
  const server: Server = createServer((request, response) => {
    serve(request, response, match, options).catch((error: unknown) => {
      console.error(`gateway: ${error instanceof Error ? error.message : error}`);
      if (!response.headersSent) refuse(request, response, 'internal', 'The failure is in the log of this machine.');
      else response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Match = (method: string, path: string) => { route: GatewayRoute; parameters: Record<string, string> } | undefined;

/** Full matches first, fewest parameters first, as API Gateway chooses. */
function matcher(routes: readonly GatewayRoute[]): Match {
  const compiled = routes
    .map((route) => ({
      route,
      parameters: route.path.match(/\{/g)?.length ?? 0,
      greedy: route.path === DEFAULT || route.path.includes('+}'),
      pattern: route.path === DEFAULT ? /^/ : patternOf(route.path),
    }))
    .sort((a, b) => Number(a.greedy) - Number(b.greedy) || a.parameters - b.parameters);
  return (method, path) => {
    for (const { route, pattern } of compiled) {
      if (route.method !== 'ANY' && route.method !== method) continue;
      const found = pattern.exec(path);
      if (!found) continue;
      return { route, parameters: { ...found.groups } };
    }
    return undefined;
  };
}

function patternOf(path: string): RegExp {
  const literal = path.replace(/[.*?^$()|[\]\\]/g, '\\$&');
  const named = literal.replace(/\{([^}+]+)(\+?)\}/g, (_, name, plus) => `(?<${name}>${plus ? '.+' : '[^/]+'})`);
  return new RegExp(`^${named}$`);
}

/** Undefined where an escape in the path stands for no character. */
function decoded(parameters: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  match: Match,
  { functions, tokens }: { functions: ReadonlyMap<string, LocalFunction>; tokens: TokenIssuer },
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const found = match(method, url.pathname);
  if (!found) return refuse(request, response, 'not-found', `no route with id ${method} ${url.pathname}`);
  const parameters = decoded(found.parameters);
  if (!parameters) return refuse(request, response, 'invalid-input', 'the path must be well-formed');
  let claims: JWTPayload | undefined;
  if (found.route.jwt) {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    try {
      claims = await tokens.verify(token ?? '');
    } catch {
      return refuse(request, response, 'unauthenticated', 'Authorization: must be a bearer token that is valid now');
    }
  }
  const body = await bodyOf(request);
  if (body === undefined)
    return refuse(request, response, 'too-large', `the body must be ${LARGEST_BODY} bytes at most`);
  const target = functions.get(found.route.functionId);
  if (!target) throw new Error(`no function ${found.route.functionId}`);
  const event = eventOf(request, url, { ...found, parameters }, body, claims);
  const answer = (await target.invoke(event)) as APIGatewayProxyStructuredResultV2;
  response.statusCode = answer.statusCode ?? 200;
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, String(value));
  if (answer.cookies?.length) response.setHeader('set-cookie', answer.cookies);
  response.end(answer.isBase64Encoded ? Buffer.from(answer.body ?? '', 'base64') : (answer.body ?? ''));
}

function eventOf(
  request: IncomingMessage,
  url: URL,
  { route, parameters }: { route: GatewayRoute; parameters: Record<string, string> },
  body: string,
  claims: JWTPayload | undefined,
): unknown {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  // What API Gateway says of a request; here it came without TLS.
  headers['x-forwarded-proto'] ??= 'http';
  const query = Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((key) => [key, url.searchParams.getAll(key).join(',')]),
  );
  const routeKey = route.path === DEFAULT ? DEFAULT : `${route.method} ${route.path}`;
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: 'local',
      domainName: headers.host ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
      ...(claims && {
        authorizer: {
          // API Gateway hands every claim over as text.
          jwt: {
            claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, String(value)])),
            scopes: null,
          },
        },
      }),
    },
    ...(body !== '' && { body }),
    isBase64Encoded: false,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
