import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { storeOn } from '../../storage/store.ts';
import { aPattern } from '../domain/builders.ts';
import { placedWith } from '../storage/builders.ts';
import { aGateway, broker, operator, provider } from './a-gateway.ts';
import { aPackageBody, forAnotherClient, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

const hoursBank = { firstPeriodStarts: '2026-11-23', weeks: ['PT20H', 600, 1200, 600], contingencyMinutes: 300 };
const asked = (minutes: number) => ({
  ...forAnotherClient(aPackageBody),
  patterns: [{ ...aPackageBody.patterns[0], minutes }],
  fundedMinutesPerWeek: 900,
  hoursBank,
});

describe('flexible hours over HTTP', () => {
  it('pass at 60 hours in four weeks and are refused at 61 with a code and the balance', async () => {
    const { status, json } = await gateway.create(broker, '/v1/packages', asked(300));
    expect([status, json.hoursBank.weeks]).toEqual([202, [1200, 600, 1200, 600]]);
    const refused = await gateway.create(broker, '/v1/packages', asked(305));
    expect(refused.status).toBe(400);
    expect(refused.json.errors).toMatchObject([
      { in: 'body', field: '/hoursBank/weeks', code: 'hours-bank', numbers: { balanceMinutes: -60 } },
    ]);
  });

  it('are shown by period, and drawn by an officer once for one key', async () => {
    const { id } = (await gateway.create(broker, '/v1/packages', asked(300))).json;
    const path = `/v1/packages/${id}/hours`;
    const before = await gateway.call({ as: broker, path });
    expect(before.json.periods[0]).toMatchObject({
      from: '2026-11-23',
      planned: 3600,
      asked: 3600,
      drawn: 0,
      balance: 0,
    });
    const headers = { 'idempotency-key': randomUUID(), 'if-match': before.headers.etag! };
    const body = { minutes: 120, reason: 'illness', note: 'daughter away' };
    const draw = { method: 'POST', as: operator, path: `${path}/draws`, headers, body } as const;
    const [first, again] = [await gateway.call(draw), await gateway.call(draw)];
    expect([first.status, again.text]).toEqual([201, first.text]);
    const { json, headers: now } = await gateway.call({ as: broker, path });
    expect(json.periods[0]).toMatchObject({ drawn: 120, balance: 120, contingencyLeft: 180 });
    expect(json.periods[0].draws).toMatchObject([{ authorisedBy: 'operator-1', reason: 'illness' }]);
    const more = await gateway.call({
      ...draw,
      headers: { 'idempotency-key': randomUUID(), 'if-match': now.etag! },
      body: { ...body, minutes: 240 },
    });
    expect([more.status, more.json.errors]).toMatchObject([
      400,
      [
        {
          field: '/minutes',
          code: 'contingency',
          rule: 'the pot holds 3 h; 4 h are asked for',
          numbers: { leftMinutes: 180 },
        },
      ],
    ]);
  });

  it('are shown to the provider that serves them, without who authorised a draw', async () => {
    const draws = [{ at: '2026-11-23T09:00:00Z', minutes: 60, reason: 'fall', authorisedBy: 'officer-7' } as const];
    const plan = { firstPeriodStarts: '2026-11-23', weeks: [1200, 600, 1200, 600], contingencyMinutes: 300 } as const;
    const held = placedWith('prov-1', {
      id: 'pkg_banked',
      startDate: '2026-11-23',
      hoursBank: plan,
      contingencyDraws: draws,
    });
    await storeOn(gateway.table).commit([{ kind: 'package', value: held, expected: 0 }]);
    const path = '/v1/packages/pkg_banked/hours';
    const { json } = await gateway.call({ as: provider('prov-1'), path });
    expect(json.periods[0].draws).toEqual([{ at: '2026-11-23T09:00:00Z', minutes: 60, reason: 'fall' }]);
    expect((await gateway.call({ as: provider('prov-2'), path })).status).toBe(404);
  });

  it('are another bank from the first day of a period on if a service order brings one, refused where it cannot hold the visits', async () => {
    const plan = { firstPeriodStarts: '2026-11-23', weeks: [1200, 600, 1200, 600], contingencyMinutes: 300 } as const;
    const held = placedWith('prov-1', {
      id: 'pkg_rebanked',
      zoneId: 'bury-east',
      patterns: [aPattern({ days: ['mon', 'wed', 'fri'], minutes: 45 })],
      startDate: '2026-11-23',
      hoursBank: plan,
    });
    await storeOn(gateway.table).commit([{ kind: 'package', value: held, expected: 0 }]);
    const path = '/v1/packages/pkg_rebanked';
    const weeks = [900, 900, 900, 900];
    const order = {
      from: '2026-12-21',
      patterns: held.patterns,
      fundedMinutesPerWeek: held.fundedMinutesPerWeek,
      reason: 'weeks are alike now',
      hoursBank: { firstPeriodStarts: '2026-12-21', weeks, contingencyMinutes: 60 },
    };
    const change = async (body: object) => {
      const { etag } = (await gateway.call({ as: broker, path })).headers;
      const headers = { 'idempotency-key': randomUUID(), 'if-match': etag! };
      return gateway.call({ method: 'POST', as: broker, path: `${path}/service-orders`, headers, body });
    };
    const inside = await change({ ...order, from: '2026-12-14' });
    expect([inside.status, inside.json.errors[0].field]).toEqual([400, '/from']);
    const small = await change({ ...order, hoursBank: { ...order.hoursBank, weeks: [60, 60, 60, 60] } });
    expect([small.status, small.json.errors]).toMatchObject([400, [{ field: '/patterns', code: 'hours-bank' }]]);
    const made = await change(order);
    expect(made.status, made.text).toBe(200);
    expect(made.json.package).toMatchObject({ hoursBank: { weeks }, serviceOrder: { version: 2, from: '2026-12-21' } });
    const orders = (await gateway.call({ as: broker, path: `${path}/service-orders` })).json.items;
    expect(orders.map((o: { version: number; hoursBank: object }) => [o.version, o.hoursBank])).toEqual([
      [1, plan],
      [2, order.hoursBank],
    ]);
    const { periods } = (await gateway.call({ as: broker, path: `${path}/hours` })).json;
    expect(periods.map((p: { from: string; weeks: { planned: number }[] }) => [p.from, p.weeks[0]?.planned])).toEqual([
      ['2026-11-23', 1200],
      ['2026-12-21', 900],
    ]);
    const told = (await gateway.call({ as: broker, path: `${path}/history` })).json.items.at(-1);
    expect(told.text).toContain('Hours bank of four weeks from then on: 15 h, 15 h, 15 h, 15 h; contingency 1 h.');
  });
});
