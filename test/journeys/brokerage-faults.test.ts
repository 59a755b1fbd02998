/**
 * The process is stopped at each step between deciding and committing and between commit and queue: nothing is lost and
 * nothing is doubled. A step is a request on the wire to the database or the queues (a-wire.ts).
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../domain/ledger.ts';
import type { CarePackage, Offer } from '../../domain/package.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { type EmbeddedSqs, startEmbeddedSqs } from '../../local/embedded-sqs.ts';
import { connect } from '../../storage/connection.ts';
import { storeOn } from '../../storage/store.ts';
import { type Answer, aCouncil, aPackage, type Council } from './a-council.ts';
import { type Fault, type Wire, wireTo } from './a-wire.ts';

const API = 'functions/api.ts';
const PLACE = 'functions/place-package.ts';
const CHANGE = 'functions/change-rounds.ts';
const SWEEP = 'functions/sweep-offers.ts';

let dynamodb: EmbeddedDynamodb;
let sqs: EmbeddedSqs;
let database: Wire;
let queues: Wire;
let council: Council;

const MONDAY_6AM = '2026-11-23T06:00:00.000Z';
/** Every offer made on Monday is due by then. */
const FRIDAY = '2026-11-27T06:00:00.000Z';

/** A stack on the same database and queues: all that is kept is in those. */
const started = (now: string): Promise<Council> =>
  aCouncil({
    now,
    carers: 10,
    settings: { ROUNDS_SETTINGS: JSON.stringify({ replanIterations: 300, requeueAfterMinutes: 0 }) },
  });

beforeAll(async () => {
  [dynamodb, sqs] = await Promise.all([startEmbeddedDynamodb(), startEmbeddedSqs({})]);
  [database, queues] = await Promise.all([wireTo(dynamodb.endpoint), wireTo(sqs.endpoint)]);
  process.env.AWS_ENDPOINT_URL_DYNAMODB = database.endpoint;
  process.env.AWS_ENDPOINT_URL_SQS = queues.endpoint;
  council = await started(MONDAY_6AM);
  await offersInTheEast();
});
afterAll(async () => {
  await council?.stop();
  delete process.env.AWS_ENDPOINT_URL_DYNAMODB;
  delete process.env.AWS_ENDPOINT_URL_SQS;
  await Promise.all([database, queues, dynamodb, sqs].map((each) => each.stop()));
});

/** Where the west's providers must take what they can, the east's are asked. */
async function offersInTheEast(): Promise<void> {
  const { body, headers } = await council.call('operator', 'GET', '/v1/contracts/contract-east');
  const { id: _, version: __, ...contract } = body;
  const offering = { ...contract, acceptance: 'offer', obliged: ['in-house'] };
  const etag = headers.get('etag') ?? '';
  const saved = await council.call('operator', 'PUT', '/v1/contracts/contract-east', offering, { 'if-match': etag });
  expect(saved.status).toBe(200);
}

/** Kills every process of a function at the step; resolves once it has. */
function stopping(entry: string, wire: Wire, when: Fault['when'], matching: RegExp): Promise<void> {
  const kill = (): void => {
    for (const pid of council.runtime.functions.get(entry)?.pids() ?? []) process.kill(pid, 'SIGKILL');
  };
  return wire.breakAt({ matching, when, kill });
}

const submit = (ref: string, at?: { lat: number; lon: number }, key: string = crypto.randomUUID()): Promise<Answer> =>
  council.call('brokerage', 'POST', '/v1/packages', aPackage({ ref, ...(at && { at }) }), { 'idempotency-key': key });

const packagesOf = async (ref: string): Promise<CarePackage[]> => {
  const { body } = await council.call('brokerage', 'GET', '/v1/packages?limit=100');
  return body.items.filter((found: CarePackage) => found.client.ref === ref);
};

const sweep = (): Promise<unknown> => council.runtime.functions.get(SWEEP)!.invoke({});

const told = async (id: string): Promise<string[]> => {
  const { body } = await council.call('brokerage', 'GET', `/v1/packages/${id}/history`);
  return body.items.map(({ type }: { type: string }) => type);
};

/** The ledger has no route of its own: the whole of it is read where it is kept. */
const entriesOf = async ({ id, zoneId }: CarePackage): Promise<LedgerEntry[]> => {
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const client = new DynamoDBClient({ endpoint: dynamodb.endpoint, region: 'eu-west-2', credentials });
  const ledger = await storeOn(connect(council.runtime.tableNames[0]!, client)).ledgerOf(zoneId);
  client.destroy();
  expect(ledger.map(({ seq }) => seq)).toEqual(ledger.map((_, i) => i + 1));
  return ledger.filter(({ packageId }) => packageId === id);
};

const kindsOf = async (carePackage: CarePackage): Promise<string[]> =>
  (await entriesOf(carePackage)).map(({ kind }) => kind);

/** How often the first visit of a placed package stands in the rounds of the day after. */
const visitsInRounds = async ({ id, placement }: CarePackage): Promise<number> => {
  const path = `/v1/providers/${placement?.providerId}/rounds?date=2026-11-24`;
  const { body } = await council.call('operator', 'GET', path);
  const segments = body.rounds.flatMap(({ segments }: { segments: object[] }) => segments);
  return segments.filter(({ visitId = '' }: { visitId?: string }) => visitId.startsWith(id)).length;
};

async function expectPlacedOnce(id: string): Promise<void> {
  const placed = await council.decided(id);
  expect(placed.status).toBe('placed');
  expect(await kindsOf(placed)).toEqual(['placement']);
  expect(await told(id)).toEqual(['package-submitted', 'package-placed']);
  expect(await visitsInRounds(placed)).toBe(1);
}

describe('a submission', () => {
  it('that stops before the commit has stored nothing, and the same request again stores one package', async () => {
    const key = crypto.randomUUID();
    const stopped = stopping(API, database, 'before', /TransactWriteItems.*package-submitted/);
    const answer = await submit('S-1', undefined, key);
    await stopped;
    expect(answer.status).toBe(500);
    expect(await packagesOf('S-1')).toEqual([]);
    const again = await submit('S-1', undefined, key);
    expect(again.status).toBe(202);
    await expectPlacedOnce(again.body.id);
  });

  it.each([
    ['between the commit and its answer', 'database', 'after', /TransactWriteItems.*package-submitted/],
    ['between the commit and the queue', 'queues', 'before', /SendMessage.*submitted/],
  ] as const)('that stops %s is stored and no message brings it: the sweep does', async (_, which, when, step) => {
    const ref = `S-${which}-${when}`;
    const stopped = stopping(API, which === 'database' ? database : queues, when, step);
    expect((await submit(ref)).status).toBe(500);
    await stopped;
    const [stored, ...more] = await packagesOf(ref);
    expect(stored?.status).toBe('received');
    expect(more).toEqual([]);
    await sweep();
    await expectPlacedOnce(stored!.id);
    await sweep();
    expect(await told(stored!.id)).toEqual(['package-submitted', 'package-placed']);
  });

  it('that stops once it is queued is decided once, whatever the caller was told', async () => {
    const stopped = stopping(API, queues, 'after', /SendMessage.*submitted/);
    expect((await submit('S-queued')).status).toBe(500);
    await stopped;
    await sweep();
    const [stored] = await packagesOf('S-queued');
    await expectPlacedOnce(stored!.id);
  });
});

describe('a placement', () => {
  it.each([
    ['decided and not committed', 'before'],
    ['committed and its message not deleted', 'after'],
  ] as const)('that stops when it is %s is made once', async (_, when) => {
    const stopped = stopping(PLACE, database, when, /TransactWriteItems.*package-placed/);
    const { body } = await submit(`P-${when}`);
    await stopped;
    await expectPlacedOnce(body.id);
  });

  it('asked for by the message, the sweep and a message of another attempt at once is made once', async () => {
    const { body } = await submit('P-thrice');
    await Promise.all([sweep(), sweep(), sweep()]);
    await expectPlacedOnce(body.id);
    const { version } = await council.decided(body.id);
    await sweep();
    expect((await council.decided(body.id)).version).toBe(version);
  });
});

const EAST = { lat: 53.59, lon: -2.26 };

/** A package that one of the east's providers is asked for. */
async function offered(ref: string): Promise<CarePackage & { offer: Offer }> {
  const { body } = await submit(ref, EAST);
  const found = await council.decided(body.id);
  expect(found.status).toBe('offered');
  return found as CarePackage & { offer: Offer };
}

const answer = ({ offer }: { offer: Offer }, what: 'accept' | 'refuse'): Promise<Answer> =>
  council.call(
    `provider:${offer.providerId}`,
    'POST',
    `/v1/providers/${offer.providerId}/offers/${offer.id}/${what}`,
    what === 'refuse' ? { code: 'capacity', text: 'No carer near by.' } : undefined,
  );

describe('an acceptance', () => {
  it('that stops before the commit leaves the offer open, and the next one places the package', async () => {
    const asked = await offered('A-before');
    const stopped = stopping(CHANGE, database, 'before', /TransactWriteItems.*accepted: placed/);
    expect((await answer(asked, 'accept')).status).toBe(500);
    await stopped;
    expect((await council.decided(asked.id)).status).toBe('offered');
    expect((await answer(asked, 'accept')).status).toBe(200);
    expect(await kindsOf(asked)).toEqual(['offer', 'placement']);
    expect(await visitsInRounds(await council.decided(asked.id))).toBe(1);
  });

  it('that stops when it is committed and not answered stands; the next one is told so and changes nothing', async () => {
    const asked = await offered('A-after');
    const stopped = stopping(CHANGE, database, 'after', /TransactWriteItems.*accepted: placed/);
    expect((await answer(asked, 'accept')).status).toBe(500);
    await stopped;
    const placed = await council.decided(asked.id);
    expect(placed.placement?.providerId).toBe(asked.offer.providerId);
    const again = await answer(asked, 'accept');
    expect(again.status).toBe(409);
    expect(again.body.detail).toContain('was accepted');
    expect(await council.decided(asked.id)).toMatchObject({ version: placed.version });
    expect(await kindsOf(asked)).toEqual(['offer', 'placement']);
    expect(await visitsInRounds(placed)).toBe(1);
  });

  it('twice at once, by two people of the provider, places it once', async () => {
    const asked = await offered('A-twice');
    const answers = await Promise.all([answer(asked, 'accept'), answer(asked, 'accept')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await kindsOf(asked)).toEqual(['offer', 'placement']);
  });

  it('after a cancellation, or at the same moment as one, leaves nobody with a package that is withdrawn', async () => {
    const asked = await offered('A-cancelled');
    const cancel = council.call(
      'brokerage',
      'POST',
      `/v1/packages/${asked.id}/cancel`,
      { reason: 'moved away' },
      { 'if-match': `"${asked.version}"` },
    );
    const [accepted, cancelled] = await Promise.all([answer(asked, 'accept'), cancel]);
    const state = await council.decided(asked.id);
    // Whoever was first counts: the other is told, by a conflict of versions or by what became of the offer.
    expect([accepted.status, cancelled.status].sort()).toEqual(
      state.status === 'placed'
        ? [200, expect.toSatisfy((status: number) => status === 409 || status === 412)]
        : [200, 409],
    );
    expect(await kindsOf(asked)).toEqual(['offer', state.status === 'placed' ? 'placement' : 'cancellation']);
  });
});

describe('two brokers on one package', () => {
  it('who cancel it at once, both having read the same version: one does, the other is told that it has changed', async () => {
    const asked = await offered('B-twice');
    const cancel = (): Promise<Answer> => {
      const headers = { 'if-match': `"${asked.version}"` };
      return council.call('brokerage', 'POST', `/v1/packages/${asked.id}/cancel`, { reason: 'moved away' }, headers);
    };
    const answers = await Promise.all([cancel(), cancel()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await kindsOf(asked)).toEqual(['offer', 'cancellation']);
    expect((await told(asked.id)).filter((type) => type === 'package-cancelled')).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('that stops between its commit and the queue: the sweep has the next in order asked, once', async () => {
    const asked = await offered('R-queue');
    const stopped = stopping(API, queues, 'before', /SendMessage.*after\//);
    expect((await answer(asked, 'refuse')).status).toBe(500);
    await stopped;
    await sweep();
    await sweep();
    const next = await council.decided(asked.id);
    expect(next.offer?.providerId ?? next.placement?.providerId).not.toBe(asked.offer.providerId);
    expect((await kindsOf(asked)).filter((kind) => kind === 'refusal')).toHaveLength(1);
    expect((await told(asked.id)).filter((type) => type === 'offer-refusal')).toHaveLength(1);
  });
});

describe('a sweep', () => {
  it('that stops before it ends an offer, or half-way, is done by the next one, each offer once', async () => {
    const asked = [await offered('W-1'), await offered('W-2'), await offered('W-3')];
    await council.stop();
    council = await started(FRIDAY);
    const steps = [
      () => stopping(SWEEP, database, 'before', /TransactWriteItems.*offer-lapse/),
      // Here one offer has ended and nobody else is asked for its package yet.
      () => stopping(SWEEP, queues, 'before', /SendMessage.*after\//),
      () => stopping(SWEEP, database, 'after', /TransactWriteItems.*offer-lapse/),
    ];
    for (const step of steps) {
      const stopped = step();
      await expect(sweep()).rejects.toThrow('SIGKILL');
      await stopped;
    }
    await sweep();
    await sweep();
    for (const { id, offer } of asked) {
      const next = await council.decided(id);
      expect(next.offer?.id).not.toBe(offer.id);
      const lapses = (await entriesOf(next)).filter((e) => e.kind === 'lapse' && e.providerId === offer.providerId);
      expect(lapses).toHaveLength(1);
      const late = await answer({ offer }, 'accept');
      expect(late.status).toBe(409);
      expect(late.body.detail).toContain('lapsed');
    }
  });
});
