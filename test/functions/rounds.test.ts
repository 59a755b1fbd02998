import { beforeAll, describe, expect, it } from 'vitest';
import { linkSigner } from '../../functions/http/link.ts';
import { linkSigningKey } from '../../storage/signing-keys.ts';
import { storeOn } from '../../storage/store.ts';
import { aGateway, operator, provider } from './a-gateway.ts';
import { loadRegister } from './a-register.ts';
import { aDay, aRound, DATE, visitsEvery } from './views/a-day.ts';
import { eventsIn } from './views/parsed-calendar.ts';

const gateway = aGateway();
const as = provider('prov-1');
const path = `/v1/providers/prov-1/rounds?date=${DATE}`;

beforeAll(async () => {
  await loadRegister(gateway);
  const day = aDay([aRound('carer-1', visitsEvery(45, 4)), aRound('carer-3', [{ at: 600, client: 'C-9' }])], {
    version: 1,
  });
  await storeOn(gateway.table).commit([{ kind: 'plan', value: day, expected: 0 }]);
});

describe("a provider's rounds", () => {
  it('come as JSON with planned times as an instant and on the wall, and totals', async () => {
    const { json, headers } = await gateway.call({ as, path });
    expect(headers.etag).toBe('"1"');
    const visit = json.rounds[0].segments[1];
    expect(visit.from).toEqual({ at: '2026-11-23T07:00:00+00:00', local: '07:00' });
    // 4 visits of 30 minutes, 5 legs of 8 minutes.
    expect(json.rounds[0].totals).toMatchObject({ visits: 4, contactMinutes: 120, travelMinutes: 40, metres: 12_000 });
  });

  it('are the same where the GET carries a body, as some clients send one', async () => {
    const { status, text } = await gateway.call({ as, path, body: {} });
    expect([status, text]).toEqual([200, (await gateway.call({ as, path })).text]);
  });

  it.each([
    ['application/geo+json', 'application/geo+json'],
    ['text/calendar', 'text/calendar'],
    ['text/csv', 'text/csv'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/csv;q=0.2, text/calendar;q=0.7', 'text/calendar'],
    ['*/*', 'application/json'],
  ])('Accept %s gives %s', async (accept, mediaType) => {
    const { headers } = await gateway.call({ as, path, headers: { accept } });
    expect(headers['content-type']?.split(';')[0]).toBe(mediaType);
    expect(headers.vary).toContain('Accept');
  });

  it('come as ?format= says, whatever is accepted', async () => {
    const { text } = await gateway.call({ as, path: `${path}&format=ics`, headers: { accept: 'application/json' } });
    expect(eventsIn(text)).toHaveLength(5);
  });

  it('answer 406 to a form that is not served, naming those that are', async () => {
    const { status, json } = await gateway.call({ as, path, headers: { accept: 'image/png' } });
    expect(status).toBe(406);
    expect(json.errors[0]).toMatchObject({ field: 'Accept', value: 'image/png' });
    expect(json.errors[0].rule).toContain('text/calendar');
  });

  it('answer 304 to who holds this version, and the ETag of every form serves If-Match', async () => {
    const held = await gateway.call({ as, path, headers: { 'if-none-match': '"1"' } });
    expect([held.status, held.text]).toEqual([304, '']);
    expect((await gateway.call({ as, path: `${path}&format=csv` })).headers.etag).toBe('"1;csv"');
  });

  it('can be one carer’s', async () => {
    const { json } = await gateway.call({ as, path: `${path}&carer=carer-3` });
    expect(json.rounds.map((round: { carerId: string }) => round.carerId)).toEqual(['carer-3']);
  });

  it('of a day not planned yet are an empty draft of version 0', async () => {
    const { json } = await gateway.call({ as, path: '/v1/providers/prov-1/rounds?date=2027-01-01' });
    expect(json).toMatchObject({ state: 'draft', rounds: [], version: 0 });
  });

  it('need a real date', async () => {
    for (const date of ['2026-02-30', 'tomorrow', '']) {
      const { status, json } = await gateway.call({ as, path: `/v1/providers/prov-1/rounds?date=${date}` });
      expect(status).toBe(400);
      expect(json.errors[0]).toMatchObject({ in: 'query', field: 'date', value: date });
    }
  });
});

describe('a link to rounds', () => {
  it('opens a printable page without a token, showing initials from the workforce', async () => {
    const made = await gateway.create(as, '/v1/providers/prov-1/rounds/links', { date: DATE, carer: 'carer-1' });
    expect(made.status).toBe(201);
    expect(made.json.url).toBe(`https://rounds.example${made.json.path}`);
    const page = await gateway.call({ path: made.json.path, headers: { accept: 'text/html' } });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('Round for SK');
    expect(page.text).not.toContain('carer-3');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('holds identifiers only', async () => {
    const { json } = await gateway.create(as, '/v1/providers/prov-1/rounds/links', { date: DATE });
    const payload = JSON.parse(Buffer.from(json.path.split('.')[1], 'base64url').toString());
    expect(payload).toEqual({ provider: 'prov-1', date: DATE, aud: 'rounds-link', exp: expect.any(Number) });
  });

  it('is 404 when anything of it was changed, and 410 once it has expired', async () => {
    const { json } = await gateway.create(operator, '/v1/providers/prov-1/rounds/links', { date: DATE });
    const [head, , signature] = json.path.slice('/v1/shared/rounds/'.length).split('.');
    const other = Buffer.from(JSON.stringify({ provider: 'prov-2', date: DATE, aud: 'rounds-link', exp: 9e9 }));
    const forged = `${head}.${other.toString('base64url')}.${signature}`;
    expect((await gateway.call({ path: `/v1/shared/rounds/${forged}` })).status).toBe(404);
    const signer = linkSigner(linkSigningKey(gateway.table));
    const past = await signer.sign({ providerId: 'prov-1', date: DATE }, '2026-01-01T00:00:00Z');
    const expired = await gateway.call({ path: `/v1/shared/rounds/${past}` });
    expect([expired.status, expired.json.type]).toEqual([410, 'urn:rounds:problem:link-expired']);
  });

  it('is not made for a provider that does not exist', async () => {
    const made = await gateway.create(operator, '/v1/providers/prov-999/rounds/links', { date: DATE });
    expect(made.status).toBe(404);
  });
});

describe("a carer's calendar", () => {
  const feed = '/v1/providers/prov-1/carers/carer-1/rounds.ics';
  const links = '/v1/providers/prov-1/carers/carer-1/calendar-links';

  beforeAll(async () => {
    const tuesday = aDay(
      [aRound('carer-1', [{ at: 500, client: 'C-5' }], '2026-11-24'), aRound('carer-3', [{ at: 600 }])],
      {
        date: '2026-11-24',
        version: 1,
        state: 'draft',
      },
    );
    await storeOn(gateway.table).commit([{ kind: 'plan', value: tuesday, expected: 0 }]);
  });

  it('holds the rounds of every live day, only this carer’s, tentative where the day is a draft', async () => {
    const { text, headers } = await gateway.call({ as, path: feed });
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const events = eventsIn(text);
    expect(events.map((event) => [event['DTSTART;TZID=Europe/London'], event.STATUS])).toEqual([
      ['20261123T070000', 'CONFIRMED'],
      ['20261123T074500', 'CONFIRMED'],
      ['20261123T083000', 'CONFIRMED'],
      ['20261123T091500', 'CONFIRMED'],
      ['20261124T082000', 'TENTATIVE'],
    ]);
  });

  it('comes by a link without a token, 304 while nothing changes', async () => {
    const made = await gateway.create(as, links, {});
    expect(made.status, made.text).toBe(201);
    // 92 days from Sunday 22 November.
    expect(made.json.expires).toMatch(/^2027-02-22/);
    const opened = await gateway.call({ path: made.json.path });
    expect(opened.text).toBe((await gateway.call({ as, path: feed })).text);
    const again = await gateway.call({ path: made.json.path, headers: { 'if-none-match': opened.headers.etag! } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('and the printable rounds have links that do not open each other', async () => {
    const [calendar, page] = [
      await gateway.create(as, links, {}),
      await gateway.create(as, '/v1/providers/prov-1/rounds/links', { date: DATE }),
    ].map(({ json }) => json.path.split('/').at(-1));
    expect((await gateway.call({ path: `/v1/shared/rounds/${calendar}` })).status).toBe(404);
    expect((await gateway.call({ path: `/v1/shared/calendars/${page}` })).status).toBe(404);
  });

  it('is 410 once its link has expired, and there is none of a carer nobody has', async () => {
    const signer = linkSigner(linkSigningKey(gateway.table));
    const past = await signer.signCalendar({ providerId: 'prov-1', carerId: 'carer-1' }, '2026-01-01T00:00:00Z');
    expect((await gateway.call({ path: `/v1/shared/calendars/${past}` })).status).toBe(410);
    const theirs = await signer.signCalendar({ providerId: 'prov-1', carerId: 'carer-2' }, '2027-01-01T00:00:00Z');
    expect((await gateway.call({ path: `/v1/shared/calendars/${theirs}` })).status).toBe(404);
    expect((await gateway.create(as, links.replace('carer-1', 'carer-2'), {})).status).toBe(404);
  });
});
