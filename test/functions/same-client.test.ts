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

describe('a visit moved for one day', () => {
  const MONDAY = '2026-11-23';
  const wash = { ...tight, id: 'wash', window: { from: '14:00', to: '14:15' } };

  function move(of: Answer, patternId: string, body: object, date = MONDAY): Promise<Answer> {
    const path = `/v1/packages/${of.json.id}/visits/${patternId}/${date}`;
    const headers = { 'if-match': of.headers.etag! };
    return gateway.call({ method: 'PATCH', as: broker, path, body, headers });
  }

  it('is refused where another package of the client leaves it no time, and not on the days without that visit', async () => {
    const body = withVisit(forAnotherClient(aPackageBody), { ...tight, days: ['mon'] });
    const first = await submit(body);
    const second = await submit(withVisit(body, { ...wash, days: ['mon', 'wed'] }));
    const onto = { window: { from: '08:10', to: '08:20' } };
    const refused = await move(second, 'wash', onto);
    expect([refused.status, refused.json.errors.length]).toEqual([400, 1]);
    expect(refused.json.errors[0]).toMatchObject({
      field: '/window',
      value: onto.window,
      code: 'same-client',
      about: first.json.id,
      rule: `must not overlap with breakfast (08:00 to 08:15, 45 minutes) of the client's package ${first.json.id}, first on 2026-11-23: neither can be over before the other must start, with the minimum gap where there is one`,
    });
    expect((await move(second, 'wash', { ...onto, dryRun: true })).status).toBe(400);
    expect((await move(second, 'wash', onto, '2026-11-25')).status).toBe(200);
  });

  it('counts where it has been moved to and no longer where it was, for the other package and for a new one', async () => {
    const body = withVisit(forAnotherClient(aPackageBody), tight);
    const first = await submit(body);
    const second = await submit(withVisit(body, wash));
    const moved = await move(first, 'breakfast', { window: { from: '14:05', to: '14:20' } });
    expect(moved.json.errors[0].about).toBe(second.json.id);
    const away = await move(first, 'breakfast', { window: { from: '10:00', to: '10:15' } });
    expect(away.status, away.text).toBe(200);
    expect((await move(second, 'wash', { window: { from: '08:10', to: '08:20' } })).status).toBe(200);
    // On that Monday alone its visit is at ten.
    const once = { startDate: MONDAY, endDate: MONDAY };
    const third = { ...tight, id: 'third', days: ['mon'], window: { from: '10:10', to: '10:20' } };
    const { rule } = await refusedBecauseOf(first, withVisit(body, third, once));
    expect(rule).toContain('breakfast (10:00 to 10:15, 45 minutes)');
    const tuesdays = { ...third, days: ['wed'], window: { from: '08:00', to: '08:15' }, minutes: 30 };
    const { rule: weekly } = await refusedBecauseOf(first, withVisit(body, tuesdays));
    expect(weekly).toContain('first on 2026-11-25');
  });

  it('leaves its day to another provider when it is cancelled: an emergency package of that day takes its place', async () => {
    const body = withVisit(forAnotherClient(aPackageBody), tight);
    const first = await submit(body);
    const once = { startDate: MONDAY, endDate: MONDAY, urgency: 'emergency' };
    await refusedBecauseOf(first, withVisit(body, tight, once));
    expect((await move(first, 'breakfast', { cancelled: true })).status).toBe(200);
    const instead = await submit(withVisit(body, tight, once));
    expect(instead.status, instead.text).toBe(202);
    // Back again it would meet the one that took its place.
    const { headers } = await gateway.call({ as: broker, path: `/v1/packages/${first.json.id}` });
    const back = await move({ ...first, headers }, 'breakfast', { cancelled: false });
    expect(back.json.errors[0]).toMatchObject({ field: '/cancelled', value: false, about: instead.json.id });
  });

  it('is refused where it meets another visit of its own package', async () => {
    const patterns = [tight, { ...wash, minGapMinutes: 60 }];
    const both = await submit({ ...forAnotherClient(aPackageBody), patterns, fundedMinutesPerWeek: 270 });
    // Over at 08:45 or later, and an hour after that is 09:45.
    const late = await move(both, 'wash', { window: { from: '09:00', to: '09:30' } });
    expect(late.json.errors[0]).toMatchObject({ field: '/window', code: 'same-client', about: both.json.id });
    expect((await move(both, 'wash', { window: { from: '09:00', to: '09:45' } })).status).toBe(200);
  });

  it('is refused when it is cut below half an hour, or its window is written backwards; a tight time it may have', async () => {
    const body = forAnotherClient(aPackageBody);
    const visit = await submit(body);
    const { json } = await move(visit, 'breakfast', { window: { from: '10:00', to: '09:00' }, minutes: 20 });
    expect(json.errors).toMatchObject([
      { field: '/minutes', value: 20, rule: expect.stringContaining('NICE NG21 1.4.2') },
      { field: '/window', value: { from: '10:00', to: '09:00' }, rule: expect.stringContaining('must end after it') },
    ]);
    expect((await move(visit, 'breakfast', { window: { from: '10:00', to: '10:00' } })).status).toBe(200);
  });

  it('stands once when two brokers move two packages onto each other at the same moment', async () => {
    const body = withVisit(forAnotherClient(aPackageBody), tight);
    const first = await submit(body);
    const second = await submit(withVisit(body, wash));
    const noon = { window: { from: '12:00', to: '12:15' } };
    const answers = await Promise.all([move(first, 'breakfast', noon), move(second, 'wash', noon)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});
