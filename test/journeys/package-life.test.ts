import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CarePackage } from '../../domain/package.ts';
import { type Answer, aCouncil, aPackage, aPattern, type Council } from './a-council.ts';

/** Monday six in the morning; today's rounds do not exist yet, tomorrow is the first live day. */
let council: Council;
beforeAll(async () => {
  council = await aCouncil({ carers: 4 });
});
afterAll(() => council?.stop());

const change = (carePackage: CarePackage, what: string, body: unknown): Promise<Answer> =>
  council.call('brokerage', 'POST', `/v1/packages/${carePackage.id}/${what}`, body, {
    'if-match': `"${carePackage.version}"`,
  });

async function isIn(carePackage: CarePackage, provider: string, date: string): Promise<boolean> {
  const path = `/v1/providers/${provider}/rounds?date=${date}`;
  return (await council.call(`provider:${provider}`, 'GET', path)).text.includes(carePackage.id);
}

describe('a package that ends', () => {
  it('on a date leaves the rounds after it at once, and the answer names each day that changes', async () => {
    const carePackage = await council.placed(aPackage());
    const provider = carePackage.placement?.providerId ?? '';
    const ended = await change(carePackage, 'end', { reason: 'care-home', lastDate: '2026-11-26' });
    expect([ended.status, ended.body.package.status]).toEqual([200, 'placed']);
    expect(ended.body.days.map((day: { date: string }) => day.date)).toEqual([
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
    ]);
    expect(await isIn(carePackage, provider, '2026-11-26')).toBe(true);
    expect(await isIn(carePackage, provider, '2026-11-27')).toBe(false);
    const { body } = await council.call('brokerage', 'GET', `/v1/packages/${carePackage.id}/history`);
    expect(body.items.at(-1)).toMatchObject({ type: 'package-end-planned', text: 'Ends on 2026-11-26: care-home.' });
  });

  it('is told once, however often the same request is sent', async () => {
    const carePackage = await council.placed(aPackage({ patterns: [aPattern({ id: 'lunch' })] }));
    const send = () =>
      council.call(
        'brokerage',
        'POST',
        `/v1/packages/${carePackage.id}/end`,
        { reason: 'died' },
        {
          'if-match': `"${carePackage.version}"`,
          'idempotency-key': `end-${carePackage.id}`,
        },
      );
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
    // Nobody has come yet, so it is called off; both clocks stand still.
    const { status, cancelled, clock } = first.body.package;
    expect([status, cancelled.reason]).toEqual(['cancelled', 'died']);
    expect([clock.ageMinutes, clock.firstVisit.state, clock.firstVisit.at]).toEqual([undefined, 'in-time', undefined]);
  });
});

describe('a package that its provider hands back', () => {
  it('is served by it to the end of its notice, goes to the next in order, and explains itself', async () => {
    const carePackage = await council.placed(aPackage({ at: { lat: 53.6, lon: -2.32 } }));
    const from = carePackage.placement?.providerId ?? '';
    const path = `/v1/packages/${carePackage.id}/hand-back`;
    const body = { code: 'travel', text: 'The carer who could get there has left.' };
    const etag = { 'if-match': `"${carePackage.version}"` };
    const other = from === 'alder' ? 'birch' : 'alder';
    expect((await council.call(`provider:${other}`, 'POST', path, body, etag)).status).toBe(404);
    const tooSoon = { ...body, lastDate: '2026-11-25' };
    const refused = await council.call(`provider:${from}`, 'POST', path, tooSoon, etag);
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, '/lastDate']);

    const agreed = await council.call('brokerage', 'POST', path, tooSoon, etag);
    expect([agreed.status, agreed.body.package.outgoing.until]).toEqual([202, '2026-11-25']);
    const decided = await council.decided(carePackage.id);
    expect(decided).toMatchObject({ status: 'placed', placement: { from: '2026-11-26' } });
    const next = decided.placement?.providerId ?? '';
    expect(next).not.toBe(from);
    for (const [date, provider] of [
      ['2026-11-24', from],
      ['2026-11-25', from],
      ['2026-11-26', next],
      ['2026-11-30', next],
    ] as const) {
      const holders = await Promise.all(['alder', 'birch'].map((id) => isIn(carePackage, id, date)));
      expect([date, holders]).toEqual([date, ['alder', 'birch'].map((id) => id === provider)]);
    }
    const proof = await council.call('brokerage', 'GET', `/v1/packages/${carePackage.id}/certificate`);
    expect(proof.body).toMatchObject({ providerId: next, proved: true });
    const seen = await council.call(`provider:${from}`, 'GET', `/v1/packages/${carePackage.id}`);
    expect([seen.body.status, seen.body.placement.providerId, seen.body.lastDay]).toEqual([
      'placed',
      from,
      '2026-11-25',
    ]);
    expect(JSON.stringify(seen.body)).not.toContain(next);
  });
});

describe('a package that is stepped up', () => {
  it('is answered with whether the rounds hold and what it costs; rounds name the version, and every version is listed', async () => {
    const carePackage = await council.placed(aPackage({ at: { lat: 53.585, lon: -2.3 } }));
    const provider = carePackage.placement?.providerId ?? '';
    const patterns = [aPattern({ minutes: 45 }), aPattern({ id: 'tea', window: { from: '16:00', to: '18:00' } })];
    const order = { from: '2026-11-26', patterns, fundedMinutesPerWeek: 525, reason: 'fell on the stairs' };
    const dry = await change(carePackage, 'service-orders', { ...order, dryRun: true });
    expect([dry.status, dry.body.holds, dry.body.committed]).toEqual([200, true, false]);
    const night = { ...order, patterns: [aPattern({ id: 'night', window: { from: '02:00', to: '03:00' } })] };
    const wouldNot = await change(carePackage, 'service-orders', { ...night, dryRun: true });
    expect([wouldNot.status, wouldNot.body.holds, wouldNot.body.failing[0].patternId]).toEqual([200, false, 'night']);
    const refused = await change(carePackage, 'service-orders', night);
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:rounds:problem:rounds-cannot-hold']);
    const { days, failing, displaced } = wouldNot.body;
    expect(refused.body).toMatchObject({ holds: false, committed: false, days, failing, displaced });
    expect(refused.body.detail).toContain('Nothing is changed. Visit night every day ');
    const made = await change(carePackage, 'service-orders', order);
    expect([made.status, made.body.holds, made.body.committed, made.body.package.version]).toEqual([
      200,
      true,
      true,
      carePackage.version + 1,
    ]);
    expect(made.body.days.every((day: { price: { leftOut: number } }) => day.price.leftOut === 0)).toBe(true);
    const path = `/v1/providers/${provider}/rounds?date=2026-11-26`;
    const { body } = await council.call(`provider:${provider}`, 'GET', path);
    const own = body.rounds
      .flatMap((round: { segments: { packageId?: string }[] }) => round.segments)
      .filter((segment: { packageId?: string }) => segment.packageId === carePackage.id)
      .map((segment: { visitId: string; minutes: number; serviceOrder: number }) => [
        segment.minutes,
        segment.serviceOrder,
      ]);
    expect(own.sort()).toEqual([
      [30, 2],
      [45, 2],
    ]);
    const orders = await council.call(`provider:${provider}`, 'GET', `/v1/packages/${carePackage.id}/service-orders`);
    expect(orders.body.items.map((o: { version: number; until?: string }) => [o.version, o.until])).toEqual([
      [1, '2026-11-25'],
      [2, undefined],
    ]);
  });
});

describe('a package whose client goes to hospital', () => {
  it('is out of the rounds at once, keeps its place, and returns to it on the day that is said', async () => {
    const carePackage = await council.placed(aPackage({ at: { lat: 53.583, lon: -2.305 } }));
    const provider = carePackage.placement?.providerId ?? '';
    const away = await change(carePackage, 'suspend', { reason: 'hospital', expectedReturn: '2026-11-28' });
    expect([away.status, away.body.package.suspension.holdUntil]).toEqual([200, '2026-12-07']);
    expect(await isIn(carePackage, provider, '2026-11-24')).toBe(false);
    const back = await change(away.body.package, 'resume', { from: '2026-11-28' });
    expect([back.status, back.body.holds, back.body.committed]).toEqual([200, true, true]);
    expect(await isIn(carePackage, provider, '2026-11-27')).toBe(false);
    expect(await isIn(carePackage, provider, '2026-11-28')).toBe(true);
    const { body } = await council.call('brokerage', 'GET', `/v1/packages/${carePackage.id}/history`);
    expect(body.items.map((event: { type: string }) => event.type)).toEqual([
      'package-submitted',
      'package-placed',
      'package-suspended',
      'package-resumed',
    ]);
  });
});
