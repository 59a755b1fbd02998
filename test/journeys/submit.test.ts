import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCouncil, aPackage, aPattern, type Council } from './a-council.ts';

let council: Council;
beforeAll(async () => {
  council = await aCouncil();
});
afterAll(() => council?.stop());

const rounds = (provider: string, date: string, format = 'json') =>
  council.call(`provider:${provider}`, 'GET', `/v1/providers/${provider}/rounds?date=${date}&format=${format}`);

describe('a path that no route names', () => {
  it('is answered with a problem document and the correlation id, without a token too', async () => {
    for (const who of ['brokerage', 'nobody'] as const) {
      const headers = { 'x-correlation-id': 'trace-9' };
      const { status, headers: sent, body } = await council.call(who, 'GET', '/v1/pakages', undefined, headers);
      expect([status, sent.get('content-type')]).toEqual([404, 'application/problem+json']);
      expect(body).toMatchObject({ type: 'urn:rounds:problem:not-found', correlationId: 'trace-9' });
    }
  });

  it('leads to the API page where it is the bare address', async () => {
    const answer = await fetch(`${council.runtime.baseUrl}/`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/docs']);
  });
});

describe('a package of care', () => {
  it('goes in over HTTP, is placed with the provider that is due, and comes out as rounds in five forms', async () => {
    const submitted = await council.call('brokerage', 'POST', '/v1/packages', aPackage({ ref: 'C-first' }));
    expect(submitted.status).toBe(202);
    expect(submitted.headers.get('location')).toBe(`/v1/packages/${submitted.body.id}`);
    const decided = await council.decided(submitted.body.id);
    expect(decided).toMatchObject({ status: 'placed', zoneId: 'west', placement: { providerId: 'alder' } });

    const json = await rounds('alder', '2026-11-24');
    const visits = json.body.rounds.flatMap((round: { segments: { kind: string }[] }) =>
      round.segments.filter((segment) => segment.kind === 'visit'),
    );
    expect(visits).toMatchObject([
      { clientRef: 'C-first', visitId: `${decided.id}/breakfast/2026-11-24`, minutes: 30 },
    ]);
    expect((await rounds('alder', '2026-11-24', 'geojson')).body.type).toBe('FeatureCollection');
    expect((await rounds('alder', '2026-11-24', 'ics')).text).toMatch(/BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/);
    expect((await rounds('alder', '2026-11-24', 'csv')).text).toContain('C-first');
    expect((await rounds('alder', '2026-11-24', 'html')).text).toMatch(/<html[\s\S]*C-first|<html[\s\S]*AB/);
  });

  it('keeps to the wanted window on each of the coming days that are live', async () => {
    const decided = await council.placed(aPackage({ at: { lat: 53.6, lon: -2.3 } }));
    const provider = decided.placement?.providerId ?? '';
    for (let day = 24; day < 30; day++) {
      const { body } = await rounds(provider, `2026-11-${day}`);
      const starts = body.rounds
        .flatMap(
          (round: { segments: { kind: string; packageId?: string; from: { local: string } }[] }) => round.segments,
        )
        .filter((segment: { packageId?: string }) => segment.packageId === decided.id)
        .map((segment: { from: { local: string } }) => segment.from.local);
      expect(starts).toHaveLength(1);
      expect(starts[0] >= '07:45' && starts[0] <= '09:15').toBe(true);
    }
  });

  it('sends two carers of one provider together to a double-up', async () => {
    const decided = await council.placed(aPackage({ patterns: [aPattern({ carersRequired: 2, skills: ['hoist'] })] }));
    expect(decided.status).toBe('placed');
    const { body } = await rounds(decided.placement?.providerId ?? '', '2026-11-25');
    const halves = body.rounds.flatMap(
      (round: { carerId: string; segments: { packageId?: string; from: { at: string } }[] }) =>
        round.segments.filter((s) => s.packageId === decided.id).map((s) => ({ carer: round.carerId, at: s.from.at })),
    );
    expect(halves).toHaveLength(2);
    expect(halves[0].at).toBe(halves[1].at);
    expect(halves[0].carer).not.toBe(halves[1].carer);
  });

  it('that nobody is skilled for is unplaced, with a coded reason for each provider', async () => {
    const decided = await council.placed(aPackage({ patterns: [aPattern({ skills: ['tracheostomy'] })] }));
    expect(decided.status).toBe('unplaced');
    expect(decided.outcome?.map((each) => each.providerId).sort()).toEqual(['alder', 'birch', 'in-house']);
    for (const each of decided.outcome ?? []) {
      expect(each.reasons).toEqual(
        expect.arrayContaining([expect.objectContaining({ code: 'skill', about: 'tracheostomy' })]),
      );
    }
  });

  it('is refused by field, value and rule when it breaks rules, and nothing is stored', async () => {
    const before = (await council.call('brokerage', 'GET', '/v1/packages')).body.items.length;
    const answer = await council.call(
      'brokerage',
      'POST',
      '/v1/packages',
      aPackage({ at: { lat: 51.5, lon: -0.1 }, fundedMinutesPerWeek: 10 }),
    );
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: expect.stringContaining('/fundedMinutesPerWeek'), value: 10 }),
      ]),
    );
    expect((await council.call('brokerage', 'GET', '/v1/packages')).body.items.length).toBe(before);
  });

  it('submitted twice with one key is one package; with another body the key is refused', async () => {
    const request = aPackage();
    const key = { 'idempotency-key': 'the-same-key' };
    const first = await council.call('brokerage', 'POST', '/v1/packages', request, key);
    const second = await council.call('brokerage', 'POST', '/v1/packages', request, key);
    expect([second.status, second.body.id]).toEqual([202, first.body.id]);
    expect((await council.call('brokerage', 'POST', '/v1/packages', aPackage(), key)).status).toBe(422);
    await council.decided(first.body.id);
  });

  it('cancelled leaves the rounds, and a stale version cannot cancel it', async () => {
    const decided = await council.placed(aPackage());
    const path = `/v1/packages/${decided.id}/cancel`;
    const stale = await council.call('brokerage', 'POST', path, { reason: 'moved away' }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    const answer = await council.call(
      'brokerage',
      'POST',
      path,
      { reason: 'moved away' },
      { 'if-match': `"${decided.version}"` },
    );
    expect([answer.status, answer.body.status]).toEqual([200, 'cancelled']);
    expect((await rounds(decided.placement?.providerId ?? '', '2026-11-25')).text).not.toContain(decided.id);
  });

  it('can be asked why: its history tells who was due and what was decided, in order', async () => {
    const decided = await council.placed(aPackage());
    const { body } = await council.call('brokerage', 'GET', `/v1/packages/${decided.id}/history`);
    expect(body.items.map((event: { type: string }) => event.type)).toEqual(['package-submitted', 'package-placed']);
    expect(body.items[1].text).toContain(decided.placement?.providerId);
  });
});

describe('the rotation of a zone', () => {
  it('keeps each provider within one package of 80 and 20 per cent', async () => {
    const roomy = await aCouncil({ carers: 10 });
    try {
      const submitted = Array.from({ length: 10 }, (_, n) => {
        const window = {
          from: `${String(7 + (n % 5)).padStart(2, '0')}:30`,
          to: `${String(8 + (n % 5)).padStart(2, '0')}:30`,
        };
        return aPackage({ at: { lat: 53.575 + n * 0.003, lon: -2.26 }, patterns: [aPattern({ window })] });
      });
      const decided = [];
      for (const request of submitted) decided.push(await roomy.placed(request));
      expect(decided.map((each) => each.placement?.providerId).filter((id) => id === 'alder')).toHaveLength(8);
      expect(decided.map((each) => each.placement?.providerId).filter((id) => id === 'birch')).toHaveLength(2);
    } finally {
      await roomy.stop();
    }
  });
});
