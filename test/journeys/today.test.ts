import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCouncil, aPackage, aPattern, type Council, MONDAY_6AM } from './a-council.ts';

let council: Council;
beforeAll(async () => {
  // Placed on Sunday evening; the same machine is up again on Monday at six.
  const dataDir = mkdtempSync(join(tmpdir(), 'rounds-test-'));
  council = await aCouncil({ carers: 6, dataDir, now: '2026-11-22T18:00:00.000Z' });
  for (let n = 0; n < 6; n++)
    await council.placed(aPackage({ at: { lat: 53.57 + n * 0.008, lon: -2.33 + n * 0.005 } }));
  for (let n = 0; n < 6; n++) {
    const evening = aPattern({ id: 'bed', window: { from: '20:45', to: '21:30' } });
    await council.placed(aPackage({ patterns: [evening], at: { lat: 53.57 + n * 0.008, lon: -2.33 + n * 0.005 } }));
  }
  await council.stop();
  council = await aCouncil({ dataDir, now: MONDAY_6AM });
});
afterAll(() => council?.stop());

interface Segment {
  readonly kind: string;
  readonly visitId: string;
  readonly packageId: string;
  readonly from: { readonly local: string };
}
interface Round {
  readonly carerId: string;
  readonly segments: readonly Segment[];
}

async function day(provider: string, date: string): Promise<{ rounds: Round[]; version: number; state: string }> {
  return (await council.call(`provider:${provider}`, 'GET', `/v1/providers/${provider}/rounds?date=${date}`)).body;
}

async function publish(provider: string, date: string): Promise<void> {
  const { version } = await day(provider, date);
  const path = `/v1/providers/${provider}/rounds/${date}/publish`;
  const answer = await council.call(`provider:${provider}`, 'POST', path, undefined, { 'if-match': `"${version}"` });
  expect([answer.status, answer.body.state]).toEqual([200, 'published']);
}

const visitsOf = (round: Round | undefined) => round?.segments.filter((each) => each.kind === 'visit') ?? [];

describe('an absence at six in the morning', () => {
  it('is absorbed at once: others take the visits, and the answer names who is affected and by how many minutes', async () => {
    await publish('alder', '2026-11-23');
    const before = await day('alder', '2026-11-23');
    const busiest = before.rounds.toSorted((a, b) => visitsOf(b).length - visitsOf(a).length)[0] as Round;
    const held = visitsOf(busiest).map((each) => each.visitId);
    expect(held.length).toBeGreaterThan(0);

    const answer = await council.call('provider:alder', 'POST', '/v1/providers/alder/absences', {
      carerId: busiest.carerId,
      from: '2026-11-23T06:00:00+00:00',
      to: '2026-11-24T00:00:00+00:00',
      kind: 'sickness',
    });
    expect(answer.status).toBe(201);
    const [repaired] = answer.body.days;
    const moved = repaired.affected.filter((each: { fromCarer: string }) => each.fromCarer === busiest.carerId);
    expect(moved.map((each: { visitId: string }) => each.visitId).sort()).toEqual(held.sort());
    for (const each of repaired.affected) expect(each.minutesMoved).toBeGreaterThanOrEqual(0);

    const after = await day('alder', '2026-11-23');
    expect(visitsOf(after.rounds.find((round) => round.carerId === busiest.carerId))).toEqual([]);
    const stillPlanned = after.rounds.flatMap((round) => visitsOf(round).map((each) => each.visitId));
    for (const visitId of held) {
      const left = repaired.affected.some(
        (each: { visitId: string; leftOut: boolean }) => each.visitId === visitId && each.leftOut,
      );
      expect(stillPlanned.includes(visitId)).toBe(!left);
    }
  });
});

describe('a visit changed at short notice', () => {
  it('from nine to ten at night is answered with whether the round holds, who moves and what it costs', async () => {
    await publish('alder', '2026-11-24');
    const plan = await day('alder', '2026-11-24');
    const evening = plan.rounds.flatMap(visitsOf).find((each) => each.visitId.includes('/bed/')) as Segment;
    const { body: held, headers } = await council.call('brokerage', 'GET', `/v1/packages/${evening.packageId}`);
    const path = `/v1/packages/${held.id}/visits/bed/2026-11-24`;
    const change = { window: { from: '22:00', to: '22:00' }, minutes: 30 };
    const etag = { 'if-match': headers.get('etag') ?? '' };

    const asked = await council.call('brokerage', 'PATCH', path, { ...change, dryRun: true }, etag);
    expect(asked.status).toBe(200);
    expect((await day('alder', '2026-11-24')).version).toBe(plan.version);

    const made = await council.call('brokerage', 'PATCH', path, change, etag);
    expect([made.status, made.body.holds]).toEqual([200, asked.body.holds]);
    expect(JSON.stringify(made.body)).not.toContain('fromCarer');
    const after = (await day('alder', '2026-11-24')).rounds
      .flatMap(visitsOf)
      .find((each) => each.visitId === evening.visitId);
    expect(after?.from.local).toBe(made.body.holds ? '22:00' : undefined);
  });
});

describe('a visit pinned by hand', () => {
  it('moves to the carer that the coordinator names and stays there through the next replan', async () => {
    const date = '2026-11-26';
    const plan = await day('alder', date);
    const round = plan.rounds.find((each) => visitsOf(each).length > 0) as Round;
    const visit = visitsOf(round)[0] as Segment;
    const other = ['alder-c1', 'alder-c3', 'alder-c5'].find((id) => id !== round.carerId) as string;
    const pinned = await council.call(
      'provider:alder',
      'POST',
      `/v1/providers/alder/rounds/${date}/pins`,
      { visitId: visit.visitId, carer: other, pin: { carer: true, time: false } },
      { 'if-match': `"${plan.version}"` },
    );
    expect(pinned.status).toBe(200);
    const { body } = await council.call('operator', 'POST', '/v1/replans', { date });
    for (;;) {
      const now = await council.call('operator', 'GET', `/v1/replans/${body.id}`);
      if (now.body.progress.done) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const after = await day('alder', date);
    const holder = after.rounds.find((each) => visitsOf(each).some((s) => s.visitId === visit.visitId));
    expect(holder?.carerId).toBe(other);
  });
});

describe('an emergency that comes in on the day', () => {
  const lunch = aPattern({ id: 'lunch', window: { from: '12:00', to: '13:30' } });
  const date = '2026-11-23';
  const placesIn = (rounds: readonly Round[]) =>
    rounds.flatMap((round) => visitsOf(round).map((v) => `${v.visitId} ${round.carerId} ${v.from.local}`)).sort();

  it('joins today’s published rounds with nobody else moved, and the broker reads when the first visit is', async () => {
    const published = await Promise.all(
      ['alder', 'birch'].map(async (id) => {
        const before = await day(id, date);
        if (before.state === 'draft' && before.version > 0) await publish(id, date);
        return [id, await day(id, date)] as const;
      }),
    );
    const request = aPackage({ urgency: 'emergency', startDate: date, patterns: [lunch] });
    const { body: check } = await council.call('brokerage', 'POST', '/v1/capacity-checks', request);
    const expected = check.providers.find((one: { fits: boolean }) => one.fits);
    expect([expected.from, expected.firstVisit.slice(0, 12)]).toEqual([date, '2026-11-23T1']);

    const { id, placement } = await council.placed(request);
    expect(placement).toMatchObject({ providerId: expected.providerId, from: date });
    const provider = placement!.providerId;
    const before = new Map(published).get(provider)!;
    const after = await day(provider, date);
    expect([after.state, after.version]).toEqual([before.state, before.version + 1]);
    const own = after.rounds.flatMap(visitsOf).filter((visit) => visit.packageId === id);
    expect(own.map((visit) => visit.visitId)).toEqual([`${id}/lunch/${date}`]);
    expect(placesIn(after.rounds).filter((place) => !place.startsWith(id))).toEqual(placesIn(before.rounds));

    const { clock } = (await council.call('brokerage', 'GET', `/v1/packages/${id}`)).body;
    // In London it is winter: the wall shows UTC.
    expect(clock.firstVisit).toMatchObject({ state: 'in-time', at: `${date}T${own[0]?.from.local}:00.000Z` });
    expect(clock.firstVisit.afterMinutes).toBeGreaterThanOrEqual(300);
    const { items } = (await council.call('brokerage', 'GET', `/v1/packages/${id}/history`)).body;
    expect(items.at(-1).text).toContain(`First visit on ${date} at ${own[0]?.from.local}.`);
  });

  it('is what a standard package is not: it begins tomorrow, as it always did', async () => {
    const { placement } = await council.placed(aPackage({ startDate: date, patterns: [lunch] }));
    expect(placement?.from).toBe('2026-11-24');
  });

  it('whose visits of today are past begins tomorrow, and the answer says why', async () => {
    const seven = aPattern({
      id: 'seven',
      window: { from: '07:15', to: '07:20' },
      criticality: { level: 'critical', reason: 'insulin' },
    });
    const tomorrow = await council.placed(
      aPackage({ urgency: 'hospital-discharge', startDate: date, patterns: [seven] }),
    );
    expect(tomorrow.placement?.from).toBe('2026-11-24');
    expect(tomorrow.placement?.notToday).toMatchObject([{ code: 'window', numbers: { noticeMinutes: 120 } }]);
  });
});

describe('another provider', () => {
  it('gets for these rounds the very answer for a provider that does not exist', async () => {
    const strip = (body: Record<string, unknown>) => ({
      ...body,
      correlationId: '',
      instance: '',
      detail: '',
      errors: [],
    });
    const foreign = await council.call('provider:birch', 'GET', '/v1/providers/alder/rounds?date=2026-11-23');
    const missing = await council.call('provider:birch', 'GET', '/v1/providers/no-such/rounds?date=2026-11-23');
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(strip(foreign.body)).toEqual(strip(missing.body));
    expect(foreign.body.detail.replace('alder', 'X')).toBe(missing.body.detail.replace('no-such', 'X'));
  });
});
