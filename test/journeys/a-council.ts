/**
 * A small council on the real local stack: two zones side by side, two providers on an 80/20 rotation and an in-house
 * team, all set up over HTTP. Journeys mention only what matters to them.
 */
import type { Carer } from '../../domain/carer.ts';
import type { CarePackage, PackageRequest, VisitPattern } from '../../domain/package.ts';
import { type Runtime, type RuntimeOptions, startRuntime } from '../../local/runtime.ts';
import { synthesisedTemplate } from '../../local/synthesised.ts';

export interface Council {
  readonly runtime: Runtime;
  call(who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Submits a package and waits until it is decided. */
  placed(request: PackageRequest): Promise<CarePackage>;
  /** The package's present state, once it is decided. */
  decided(id: string): Promise<CarePackage>;
  stop(): Promise<void>;
}

export type Who = 'brokerage' | 'operator' | `provider:${string}` | 'nobody';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a journey reads what the wire holds
  readonly body: any;
}

/** Monday 23 November 2026, six in the morning. */
export const MONDAY_6AM = '2026-11-23T06:00:00.000Z';
export const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** On which a package begins unless told otherwise: when the council's clock started. */
let startDate = MONDAY_6AM.slice(0, 10);

/** `now` is when the council's clock starts. */
export async function aCouncil(
  options: { now?: string; carers?: number } & Partial<RuntimeOptions> = {},
): Promise<Council> {
  const { now = MONDAY_6AM, carers = 4, ...rest } = options;
  startDate = now.slice(0, 10);
  const runtime = await startRuntime({
    templateFile: await synthesisedTemplate(),
    clockOffsetMs: Date.parse(now) - Date.now(),
    retrySeconds: 0,
    settings: { ROUNDS_SETTINGS: JSON.stringify({ replanIterations: 2000 }) },
    ...rest,
  });
  const council = connect(runtime);
  if ((await council.call('operator', 'GET', '/v1/providers')).body.items.length === 0) await setUp(council, carers);
  return council;
}

function connect(runtime: Runtime): Council {
  const tokens = new Map<Who, Promise<string>>();
  const tokenOf = (who: Who): Promise<string> => {
    const known = tokens.get(who) ?? issue(runtime, who);
    tokens.set(who, known);
    return known;
  };
  const call: Council['call'] = async (who, method, path, body, headers = {}) => {
    const authorization = who === 'nobody' ? {} : { authorization: `Bearer ${await tokenOf(who)}` };
    const response = await fetch(`${runtime.baseUrl}${path}`, {
      method,
      headers: {
        ...authorization,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && !headers['idempotency-key'] && { 'idempotency-key': crypto.randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json && text ? JSON.parse(text) : undefined,
    };
  };
  const decided = async (id: string): Promise<CarePackage> => {
    for (let tries = 0; tries < 1200; tries++) {
      const { body } = await call('brokerage', 'GET', `/v1/packages/${id}`);
      if (body.status !== 'received') return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`package ${id} was not decided within a minute`);
  };
  return {
    runtime,
    call,
    decided,
    async placed(request) {
      const { status, body, text } = await call('brokerage', 'POST', '/v1/packages', request);
      if (status !== 202) throw new Error(`submit answered ${status}: ${text}`);
      return decided(body.id);
    },
    stop: () => runtime.stop(),
  };
}

function issue(runtime: Runtime, who: Who): Promise<string> {
  const [role, providerId] = who.split(':');
  return runtime.tokens.issue(
    providerId
      ? { role: 'provider', subject: `coordinator-of-${providerId}`, providerId }
      : { role: role as 'brokerage' | 'operator', subject: `${role}-1` },
  );
}

/** A square degree-fraction around Bury, split into west and east at the same meridian. */
const [WEST, MIDDLE, EAST, SOUTH, NORTH] = [-2.35, -2.29, -2.23, 53.55, 53.63];

async function setUp(council: Council, carers: number): Promise<void> {
  const zone = (id: string, from: number, to: number) => ({
    type: 'Feature',
    properties: { id, name: `Zone ${id}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [from, SOUTH],
          [to, SOUTH],
          [to, NORTH],
          [from, NORTH],
          [from, SOUTH],
        ],
      ],
    },
  });
  const create = async (path: string, body: unknown) => {
    const answer = await council.call('operator', 'PUT', path, body, { 'if-none-match': '*' });
    if (answer.status !== 201) throw new Error(`PUT ${path} answered ${answer.status}: ${answer.text}`);
  };
  const zones = await council.call('operator', 'PUT', '/v1/zones', {
    type: 'FeatureCollection',
    features: [zone('west', WEST, MIDDLE), zone('east', MIDDLE, EAST)],
  });
  if (zones.status !== 200) throw new Error(`PUT /v1/zones answered ${zones.status}: ${zones.text}`);
  for (const id of ['alder', 'birch', 'in-house']) {
    const kind = id === 'in-house' ? 'in-house' : 'framework';
    await create(`/v1/providers/${id}`, { name: `Provider ${id}`, kind, rating: 'good', status: { kind: 'active' } });
    for (let n = 1; n <= carers; n++) {
      const carerId = `${id}-c${n}`;
      await create(`/v1/providers/${id}/carers/${carerId}`, aCarer(n));
      await create(`/v1/providers/${id}/shifts/${carerId}-s`, {
        carerId,
        days: EVERY_DAY,
        ...(n % 2 === 1 ? { from: '07:00', to: '14:30' } : { from: '14:30', to: '22:30' }),
        validFrom: '2026-01-01',
      });
    }
  }
  for (const zoneId of ['west', 'east']) {
    await create(`/v1/contracts/contract-${zoneId}`, {
      zoneId,
      rule: {
        kind: 'rotation',
        shares: [
          { providerId: 'alder', percent: 80 },
          { providerId: 'birch', percent: 20 },
        ],
        firstPeriodStarts: '2026-10-12',
        periodDays: 14,
        turns: 'never',
        reading: 'target',
        noCapacity: 'counts',
        measure: 'packages',
        carryShortfall: false,
      },
      fallback: ['in-house'],
    });
  }
}

/** Carer n: odd ones work early, even ones late; all may do everything. */
function aCarer(n: number): Omit<Carer, 'id' | 'providerId' | 'version'> {
  return {
    initials: `C${n}`,
    home: { lat: 53.58 + 0.005 * n, lon: -2.29 + 0.004 * n },
    mode: 'car',
    skills: [{ code: 'medication' }, { code: 'hoist' }],
    gender: n % 3 === 0 ? 'male' : 'female',
    languages: ['en'],
    avoids: [],
    clearedFrom: '2026-01-01',
    maxMinutesPerWeek: 2880,
  };
}

let nextClient = 1;

/** One visit a day at breakfast in the west zone, unless told otherwise. */
export function aPackage(
  over: Partial<Omit<PackageRequest, 'client'>> & { at?: { lat: number; lon: number }; ref?: string } = {},
): PackageRequest {
  const { at = { lat: 53.59, lon: -2.31 }, ref = `C-${nextClient++}`, ...rest } = over;
  const patterns = rest.patterns ?? [aPattern()];
  return {
    client: {
      ref,
      initials: 'AB',
      location: at,
      postcode: 'BL9 0AA',
      accessMinutes: 2,
      needs: { barredCarers: [], preferredCarers: [], household: [] },
    },
    startDate,
    fundedMinutesPerWeek: patterns.reduce((sum, p) => sum + p.minutes * p.days.length * p.carersRequired, 0),
    source: { kind: 'community' },
    urgency: 'standard',
    needType: 'long-term',
    ...rest,
    patterns,
  };
}

export function aPattern(over: Partial<VisitPattern> = {}): VisitPattern {
  return {
    id: 'breakfast',
    days: EVERY_DAY,
    window: { from: '07:45', to: '09:15' },
    minutes: 30,
    carersRequired: 1,
    skills: ['medication'],
    criticality: { level: 'standard' },
    ...over,
  };
}
