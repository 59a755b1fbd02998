/**
 * `npm run bench:http`: how fast the API answers 20 clients at once, against a Rounds that `npm start` serves here.
 * Only loopback addresses are accepted. Prints p50, p95 and p99 of each call in milliseconds, `--json` for a program.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openTokenIssuer } from '../local/tokens.ts';

interface Call {
  readonly name: string;
  readonly send: (client: number, n: number) => Promise<Response>;
}

interface Figures {
  readonly call: string;
  readonly requests: number;
  readonly failed: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    data: { type: 'string', default: process.env.ROUNDS_DATA ?? '.data' },
    clients: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
});
const base = new URL(values.url);
if (!['127.0.0.1', 'localhost', '[::1]'].includes(base.hostname)) {
  throw new Error(`--url must be an address of this machine (got ${values.url})`);
}
const clients = Number(values.clients);
const tokens = await openTokenIssuer(resolve(values.data));
const operator = await tokens.issue({ role: 'operator', subject: 'bench-operator' });
const brokerage = await tokens.issue({ role: 'brokerage', subject: 'bench-broker' });

const days = await plannedDays();
const example = await anyPackage();
const run = crypto.randomUUID();

const calls: Call[] = [
  {
    name: 'GET rounds',
    send: (client, n) => {
      const { providerId, date } = days[(client * 7 + n) % days.length]!;
      return get(`/v1/providers/${providerId}/rounds?date=${date}`);
    },
  },
  {
    name: 'POST package',
    send: (client, n) =>
      fetch(new URL('/v1/packages', base), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${brokerage}`,
          'content-type': 'application/json',
          'idempotency-key': `${run}-${client}-${n}`,
        },
        body: JSON.stringify({ ...example, client: { ...example.client, ref: `B-${client}-${n}` } }),
      }),
  },
];

const results: Figures[] = [];
for (const call of calls) {
  process.stderr.write(`${call.name}: ${clients} clients for ${values.seconds} s\n`);
  results.push(await measure(call, Number(values.seconds)));
}
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
else console.table(Object.fromEntries(results.map(({ call, ...figures }) => [call, figures])));

async function measure(call: Call, seconds: number): Promise<Figures> {
  const taken: number[] = [];
  let failed = 0;
  const until = performance.now() + seconds * 1000;
  const client = async (index: number): Promise<void> => {
    for (let n = 0; performance.now() < until; n++) {
      const began = performance.now();
      const response = await call.send(index, n);
      await response.arrayBuffer();
      taken.push(performance.now() - began);
      if (!response.ok) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  taken.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? 0).toFixed(1));
  return { call: call.name, requests: taken.length, failed, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function get(path: string): Promise<Response> {
  return fetch(new URL(path, base), { headers: { authorization: `Bearer ${operator}` } });
}

/** Every provider's days of the coming week that hold rounds. */
async function plannedDays(): Promise<{ providerId: string; date: string }[]> {
  const providers = (await (await get('/v1/providers')).json()) as { items: { id: string }[] };
  const found: { providerId: string; date: string }[] = [];
  for (const { id } of providers.items) {
    for (let ahead = 0; ahead < 7; ahead++) {
      const date = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
      const day = (await (await get(`/v1/providers/${id}/rounds?date=${date}`)).json()) as { rounds: unknown[] };
      if (day.rounds.length > 0) found.push({ providerId: id, date });
    }
  }
  if (found.length === 0)
    throw new Error(`${base} has no rounds in the coming week: run npm start on an empty folder first`);
  return found;
}

/** A package as it was submitted, to submit again for other clients. */
async function anyPackage(): Promise<{ client: { ref: string } & Record<string, unknown> } & Record<string, unknown>> {
  const response = await fetch(new URL('/v1/packages?status=placed&limit=1', base), {
    headers: { authorization: `Bearer ${brokerage}` },
  });
  const { items } = (await response.json()) as { items: Record<string, unknown>[] };
  const [first] = items;
  if (!first) throw new Error(`${base} holds no placed package: run npm start on an empty folder first`);
  const { client, patterns, startDate, endDate, fundedMinutesPerWeek, source, urgency, needType } = first;
  return {
    client,
    patterns,
    startDate,
    ...(endDate !== undefined && { endDate }),
    fundedMinutesPerWeek,
    source,
    urgency,
    needType,
  } as never;
}
