/**
 * Latency of the served product, with clients side by side: fetching a provider's rounds, and submitting packages (the
 * placement that follows each runs meanwhile, on the same machine). Knows the API only by its addresses.
 */
import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { BenchArgumentError } from '../arguments.ts';
import { markdown } from '../markdown.ts';
import { provenance } from '../suite/provenance.ts';

const CLIENTS = 20;
const FETCHES_A_CLIENT = 50;
const PACKAGES_A_CLIENT = 10;
/** The first requests of each kind start whatever starts on demand. */
const WARM_UP = 200;

export interface ServedAt {
  readonly url: string;
  /** Of an operator, who may fetch any provider's rounds and submit packages. */
  readonly token: string;
  /** ISO date of the rounds, and of the packages' start. */
  readonly date: string;
}

interface Reply {
  readonly milliseconds: number;
  readonly bytes: number;
}

type Request = () => Promise<Reply>;

/** @throws BenchArgumentError where the address does not answer as the product does. */
export async function measureHttp(served: ServedAt): Promise<string> {
  const providers = await listed<{ id: string }>(served, '/v1/providers');
  const packages = await listed<{ client: { location: unknown; postcode: string } }>(served, '/v1/packages?limit=50');
  if (providers.length === 0 || packages.length === 0) {
    throw new BenchArgumentError(
      `${served.url} has ${providers.length} providers and ${packages.length} packages: needs both`,
    );
  }
  const fetchRounds = (i: number): Request => {
    const { id } = providers[i % providers.length]!;
    return () => send(served, 'GET', `/v1/providers/${id}/rounds?date=${served.date}`);
  };
  const submit = (i: number): Request => {
    const { location, postcode } = packages[i % packages.length]!.client;
    return () => send(served, 'POST', '/v1/packages', packageFor(location, postcode, served.date));
  };
  const rows = [
    latencyRow('GET /v1/providers/{id}/rounds', 50, await sideBySide(fetchRounds, FETCHES_A_CLIENT)),
    latencyRow('POST /v1/packages', 100, await sideBySide(submit, PACKAGES_A_CLIENT)),
  ];
  const { machine, date } = provenance();
  return [
    '# Latency of the product',
    '',
    `${CLIENTS} clients at once, on ${date}: ${machine}; the product, its database and these clients on the one machine.`,
    'Written by `npm run bench -- --measure http --url URL --date DATE`, with the token of `npm start` in OPERATOR.',
    '',
    ...markdown(['request', 'requests', 'bytes, mean', 'p50', 'p95', 'p99', 'goal of p95'], rows),
    '',
  ].join('\n');
}

/** Each client sends its next request when the last has been answered. */
async function sideBySide(requestOf: (i: number) => Request, aClient: number): Promise<Reply[]> {
  let next = 0;
  const send = async (until: number, replies: Reply[]): Promise<void> => {
    while (next < until) replies.push(await requestOf(next++)());
  };
  await Promise.all(Array.from({ length: CLIENTS }, () => send(WARM_UP, [])));
  const replies: Reply[] = [];
  await Promise.all(Array.from({ length: CLIENTS }, () => send(WARM_UP + CLIENTS * aClient, replies)));
  return replies;
}

/** Each client keeps its connection. They share the server's cores, so they read an answer and do not decode it. */
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

async function send({ url, token }: ServedAt, method: string, path: string, body?: object): Promise<Reply> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
  };
  const began = performance.now();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers, agent }, resolve).once('error', reject);
    sent.end(body && JSON.stringify(body));
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const milliseconds = performance.now() - began;
  const { statusCode: status = 0 } = response;
  if (status < 200 || status > 299) {
    throw new BenchArgumentError(
      `${method} ${path} answered ${status}: ${Buffer.concat(chunks).toString().slice(0, 200)}`,
    );
  }
  return { milliseconds, bytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0) };
}

async function listed<T>({ url, token }: ServedAt, path: string): Promise<readonly T[]> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } }).catch(() => null);
  if (!response?.ok) throw new BenchArgumentError(`${url}${path} answered ${response?.status ?? 'nothing'}`);
  return ((await response.json()) as { readonly items: readonly T[] }).items;
}

/** Two calls a day at an address that some client has already. */
function packageFor(location: unknown, postcode: string, startDate: string): object {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  return {
    client: { ref: `bench-${randomUUID()}`, initials: 'BN', location, postcode },
    patterns: [
      { id: 'morning', days, window: { from: '07:30', to: '09:30' }, minutes: 45 },
      { id: 'tea', days, window: { from: '16:00', to: '18:00' }, minutes: 30 },
    ],
    startDate,
    fundedMinutesPerWeek: 7 * (45 + 30),
    source: { kind: 'community' },
  };
}

function latencyRow(request: string, goal: number, replies: readonly Reply[]): string[] {
  const times = replies.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => `${times[Math.ceil(share * times.length) - 1]!.toFixed(1)} ms`;
  const bytes = replies.reduce((sum, reply) => sum + reply.bytes, 0) / replies.length;
  return [request, String(replies.length), bytes.toFixed(0), at(0.5), at(0.95), at(0.99), `${goal} ms`];
}
