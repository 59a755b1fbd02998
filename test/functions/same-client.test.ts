import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, aGateway, broker, operator } from './a-gateway.ts';
import { aPackageBody, forAnotherClient, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

type Body = typeof aPackageBody;
const [breakfast] = aPackageBody.patterns as [Body['patterns'][number]];
const tight = {
  ...breakfast,
  window: { from: '08:00', to: '08:15' },
  criticality: { level: 'critical', reason: 'insulin' },
};
const withVisit = (body: object, visit: object, more: object = {}) => ({ ...body, patterns: [visit], ...more });
const submit = (body: object, as = broker): Promise<Answer> => gateway.create(as, '/v1/packages', body);

async function refusedBecauseOf(other: Answer, body: object): Promise<Record<string, unknown>> {
  expect(other.status, other.text).toBe(202);
  const { status, json, text } = await submit(body);
  expect(status, text).toBe(400);
  expect(json.errors).toHaveLength(1);
  expect(json.errors[0]).toMatchObject({ code: 'same-client', about: other.json.id, field: '/patterns/0' });
  return json.errors[0];
}

describe('a second package of one client', () => {
  it('is refused when it has the same visit, naming the field, the other package and the rule', async () => {
    const body = forAnotherClient(aPackageBody);
    const first = await submit(body);
    const { value, rule } = await refusedBecauseOf(first, body);
    expect(value).toBe('breakfast');
    expect(rule).toBe(
      `must not overlap with breakfast (07:30 to 09:00, 45 minutes) of the client's package ${first.json.id}, ` +
        'first on 2026-11-23: it is the same visit once more; two carers at the same minute are one visit with carersRequired 2',
    );
  });

  it('is refused when the windows leave no order in which both visits could happen', async () => {
    const body = withVisit(forAnotherClient(aPackageBody), tight);
    // From 08:00 or later for 45 minutes: over at 08:45, when the other must have begun at 08:30.
    const later = { ...tight, id: 'wash', window: { from: '08:10', to: '08:30' } };
    const { rule } = await refusedBecauseOf(await submit(body), withVisit(body, later));
    expect(rule).toContain('neither can be over before the other must start');
  });

  it('is refused when only the minimum gap keeps both visits from happening', async () => {
    const body = withVisit(forAnotherClient(aPackageBody), tight);
    const lunch = { ...breakfast, id: 'lunch', window: { from: '10:00', to: '11:00' } };
    const first = await submit(body);
    await refusedBecauseOf(first, withVisit(body, { ...lunch, minGapMinutes: 180 }));
    // 08:45 and 135 minutes are 11:00.
    expect((await submit(withVisit(body, { ...lunch, minGapMinutes: 135 }))).status).toBe(202);
  });

  it('is taken when windows merely could meet, on other days, or once the first is over', async () => {
    const body = forAnotherClient(aPackageBody);
    const first = await submit({ ...body, endDate: '2026-12-11' });
    expect(first.status).toBe(202);
    const couldMeet = { ...breakfast, window: { from: '08:00', to: '09:30' } };
    const otherDays = { ...breakfast, days: ['tue'] };
    expect((await submit(withVisit(body, couldMeet, { endDate: '2026-12-11' }))).status).toBe(202);
    expect((await submit(withVisit(body, otherDays))).status).toBe(202);
    // Its last Friday is the 11th.
    const { rule } = await refusedBecauseOf(first, { ...body, startDate: '2026-12-10' });
    expect(rule).toContain('first on 2026-12-11');
    expect((await submit({ ...body, startDate: '2026-12-12' })).status).toBe(202);
  });

  it('is taken when the first is cancelled', async () => {
    const body = forAnotherClient(aPackageBody);
    const first = await submit(body);
    const path = `/v1/packages/${first.json.id}/cancel`;
    const headers = { 'if-match': first.headers.etag! };
    const reason = { reason: 'entered twice' };
    expect((await gateway.call({ method: 'POST', as: broker, path, body: reason, headers })).status).toBe(200);
    expect((await submit(body)).status).toBe(202);
  });

  it('stands once when two brokers send it at the same moment', async () => {
    const body = forAnotherClient(aPackageBody);
    const answers = await Promise.all([broker, operator, broker, operator].map((as) => submit(body, as)));
    const taken = answers.filter(({ status }) => status === 202);
    expect(taken).toHaveLength(1);
    for (const { status, json } of answers) {
      if (status !== 202) expect([status, json.errors[0].about]).toEqual([400, taken[0]!.json.id]);
    }
  });
});

describe('one package', () => {
  it('is refused with two patterns that are the same visit', async () => {
    const body = forAnotherClient(aPackageBody);
    const patterns = [breakfast, { ...breakfast, id: 'again', days: ['fri', 'sat'] }];
    const { status, json } = await submit({ ...body, patterns, fundedMinutesPerWeek: 500 });
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([
      {
        field: '/patterns/1',
        value: 'again',
        rule: 'must not overlap with breakfast on fri: it is the same visit once more; two carers at the same minute are one visit with carersRequired 2',
      },
    ]);
  });
});
