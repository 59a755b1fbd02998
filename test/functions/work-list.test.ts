import { beforeAll, describe, expect, it } from 'vitest';
import type { CarePackage, VisitPattern } from '../../domain/package.ts';
import { storeOn } from '../../storage/store.ts';
import { aPattern } from '../domain/builders.ts';
import { aPackage, placedWith } from '../storage/builders.ts';
import { aGateway, broker, provider } from './a-gateway.ts';

const gateway = aGateway();

/** It is Sunday 22 November 2026, noon. */
const AN_HOUR_AGO = '2026-11-22T11:00:00.000Z';
const YESTERDAY = '2026-11-21T11:00:00.000Z';
const unexplained: VisitPattern = aPattern({ id: 'lunch', criticality: { level: 'critical' } });

beforeAll(async () => {
  const store = storeOn(gateway.table);
  const missing = { code: 'skill' as const, text: 'Nobody is trained for =peg feeding, "at home".' };
  const full = { code: 'cap' as const, text: 'At its 600 hours a week.' };
  const stored: CarePackage[] = [
    aPackage({ id: 'pkg_new', submittedAt: AN_HOUR_AGO }),
    aPackage({ id: 'pkg_emergency', submittedAt: AN_HOUR_AGO, urgency: 'emergency', zoneId: 'ramsbottom' }),
    aPackage({
      id: 'pkg_discharge',
      patterns: [aPattern()],
      submittedAt: YESTERDAY,
      urgency: 'hospital-discharge',
      status: 'unplaced',
      outcome: [
        { providerId: 'prov-1', answer: 'cannot', reasons: [missing] },
        { providerId: 'prov-2', answer: 'passed-over', reasons: [full] },
      ],
    }),
    aPackage({
      id: 'pkg_due_today',
      submittedAt: '2026-11-19T11:00:00.000Z',
      status: 'waiting',
      patterns: [unexplained, aPattern({ criticality: { level: 'critical', reason: 'insulin' } })],
    }),
    placedWith('prov-1', { id: 'pkg_held', patterns: [unexplained], zoneId: 'ramsbottom' }),
    aPackage({
      id: 'pkg_over',
      status: 'cancelled',
      patterns: [unexplained],
      cancelled: { at: AN_HOUR_AGO, reason: 'moved away' },
    }),
  ];
  const polygon = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [-2.4, 53.5],
        [-2.3, 53.5],
        [-2.3, 53.6],
        [-2.4, 53.5],
      ],
    ],
  };
  for (const id of ['radcliffe', 'ramsbottom']) {
    await store.commit([{ kind: 'zone', value: { id, name: id, polygon } }]);
  }
  for (const value of stored) await store.commit([{ kind: 'package', value, expected: 0 }]);
});

const list = (query = '') => gateway.call({ as: broker, path: `/v1/work-list${query}` });
const ids = (items: readonly { packageId: string }[]) => items.map(({ packageId }) => packageId);

describe('the work list', () => {
  it('holds the packages without a provider, what is due first at the top, with age and due times', async () => {
    const { items } = (await list()).json;
    expect(ids(items)).toEqual(['pkg_discharge', 'pkg_emergency', 'pkg_due_today', 'pkg_held', 'pkg_new']);
    expect(items[1].clock).toEqual({
      state: 'in-time',
      ageMinutes: 60,
      warnAt: '2026-11-22T13:00:00.000Z',
      placeBy: '2026-11-22T15:00:00.000Z',
      firstVisit: {
        // Asked for from the 23rd: whoever comes on that day is not late, though twelve hours from the request are over.
        state: 'in-time',
        warnAt: '2026-11-23T23:00:00.000Z',
        by: '2026-11-24T05:00:00.000Z',
      },
    });
    expect(items[0].answers).toMatchObject([
      { providerId: 'prov-1', reasons: [{ text: expect.stringContaining('peg feeding') }] },
      { providerId: 'prov-2', reasons: [{ code: 'cap' }] },
    ]);
  });

  it('holds a placed package that begins tomorrow and that no round holds: its first visit is warned of', async () => {
    const { items } = (await list()).json;
    const held = items.find((item: { packageId: string }) => item.packageId === 'pkg_held');
    expect(held).toMatchObject({ status: 'placed', providerId: 'prov-1' });
    expect(held.clock).toMatchObject({
      state: 'in-time',
      placedAfterMinutes: 0,
      // Forty-two hours, a quarter of seven days, before the end of the 23rd.
      firstVisit: { state: 'warning', warnAt: '2026-11-22T11:00:00.000Z', by: '2026-11-24T05:00:00.000Z' },
    });
  });

  it('is narrowed to breaches, to warnings, to a zone', async () => {
    expect(ids((await list('?state=breached')).json.items)).toEqual(['pkg_discharge']);
    expect(ids((await list('?state=warning')).json.items)).toEqual(['pkg_due_today', 'pkg_held']);
    expect(ids((await list('?zone=ramsbottom')).json.items)).toEqual(['pkg_emergency', 'pkg_held']);
  });

  it('refuses a filter that does not exist, is given twice or names no zone, instead of answering without it', async () => {
    const told = async (query: string) => {
      const { status, json } = await list(query);
      return [status, json.errors.map((e: { in: string; field: string; rule: string }) => [e.in, e.field, e.rule])];
    };
    expect(await told('?sate=breached')).toEqual([
      400,
      [['query', 'sate', 'must not be given: the parameters here are state, zone, format, limit, cursor']],
    ]);
    expect(await told('?zone=ramsbottom&zone=radcliffe')).toEqual([400, [['query', 'zone', 'must be given once']]]);
    expect(await told('?zone=atlantis')).toEqual([400, [['query', 'zone', 'must be a zone: radcliffe, ramsbottom']]]);
    for (const limit of ['', '0x10', '1e1', '5.5', 'all']) {
      expect(await told(`?limit=${limit}`)).toEqual([400, [['query', 'limit', 'must be a whole number, in digits']]]);
    }
  });

  it('is read page by page in the same order', async () => {
    const first = (await list('?limit=3')).json;
    const second = (await list(`?limit=3&cursor=${first.next}`)).json;
    expect([ids(first.items).length, ids(second.items), second.next]).toEqual([3, ['pkg_held', 'pkg_new'], undefined]);
  });

  it('is exported whole as CSV by Accept or by format, safe to open in a spreadsheet', async () => {
    const byAccept = await gateway.call({ as: broker, path: '/v1/work-list?limit=1', headers: { accept: 'text/csv' } });
    const byFormat = await list('?format=csv');
    expect(byAccept.text).toBe(byFormat.text);
    expect(byAccept.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [heading, first, ...others] = byAccept.text.trimEnd().split('\r\n');
    expect(heading).toMatch(/^package,client_ref,zone,status,urgency/);
    expect(first).toContain('breached');
    expect(first).toContain(
      '"prov-1: Nobody is trained for =peg feeding, ""at home"". | prov-2: At its 600 hours a week."',
    );
    expect(others).toHaveLength(4);
  });

  it('is in no other form', async () => {
    const answer = await gateway.call({ as: broker, path: '/v1/work-list', headers: { accept: 'image/png' } });
    expect([answer.status, answer.json.type]).toEqual([406, 'urn:rounds:problem:not-acceptable']);
  });
});

describe('a package', () => {
  const clockOf = async (id: string) => (await gateway.call({ as: broker, path: `/v1/packages/${id}` })).json.clock;

  it('tells its due times and where it stands', async () => {
    expect(await clockOf('pkg_discharge')).toMatchObject({ state: 'breached', placeBy: '2026-11-22T11:00:00.000Z' });
  });

  it('once placed tells how long that took', async () => {
    const clock = await clockOf('pkg_held');
    expect(clock).toMatchObject({ state: 'in-time', placedAfterMinutes: 0 });
    expect(clock.ageMinutes).toBeUndefined();
  });
});

describe('how long requests took', () => {
  const times = (query = '', as = broker) => gateway.call({ as, path: `/v1/placement-times${query}` });

  it('is told for the four weeks to today, by source, urgency, area and zone', async () => {
    const { status, json, text } = await times();
    expect(status, text).toBe(200);
    expect([json.from, json.to]).toEqual(['2026-10-26', '2026-11-22']);
    expect(json.all).toMatchObject({ requests: 6, open: 4, openLate: 1 });
    // Placed five seconds after the request.
    expect(json.all.placed).toEqual({ packages: 1, late: 0, medianMinutes: 0, p90Minutes: 0 });
    expect(json.bySource.map((each: { source: string }) => each.source)).toEqual(['community']);
    expect(json.byArea[0].zones.map((each: { zoneId: string }) => each.zoneId)).toEqual(['radcliffe', 'ramsbottom']);
  });

  it('is narrowed to a span and a zone, and refuses a span that is none or too long to read', async () => {
    const one = await times('?from=2026-11-20&to=2026-11-21');
    expect(one.json.all.requests).toBe(1);
    expect((await times('?zone=ramsbottom')).json.all.requests).toBe(2);
    for (const span of ['?from=2026-11-23', '?from=2026-01-01']) {
      const refused = await times(span);
      expect([refused.status, refused.json.errors[0].in, refused.json.errors[0].field]).toEqual([400, 'query', 'from']);
    }
    expect((await times('', provider('prov-1'))).status).toBe(403);
  });

  it('refuses a date of a year from which none can be reckoned, as every list and report does', async () => {
    for (const path of ['placement-times?to', 'block-proposals?date', 'purchases?date']) {
      for (const date of ['0000-01-05', '9999-12-31']) {
        const { status, json } = await gateway.call({ as: broker, path: `/v1/${path}=${date}` });
        const [{ field, value, rule }] = json.errors;
        const parameter = path.split('?')[1];
        expect([status, field, value, rule]).toEqual([400, parameter, date, 'must be a date from 1900 to 2199']);
      }
    }
    expect((await times('?to=2026-02-30')).json.errors).toMatchObject([{ rule: 'must be a date like 2026-11-23' }]);
  });

  it('has the days of the span as the clock on the wall has them, and of days to come nothing', async () => {
    const cancelled = { status: 'cancelled', cancelled: { at: AN_HOUR_AGO, reason: 'entered twice' } } as const;
    // In summer time the first of July begins at 23:00 of the day before in UTC.
    for (const [id, submittedAt] of [
      ['pkg_june', '2026-06-30T22:59:59.999Z'],
      ['pkg_july', '2026-06-30T23:00:00.000Z'],
    ] as const) {
      const value = aPackage({ id, submittedAt, ...cancelled });
      await storeOn(gateway.table).commit([{ kind: 'package', value, expected: 0 }]);
    }
    const requests = async (span: string) => (await times(span)).json.all.requests;
    expect(await requests('?from=2026-06-30&to=2026-07-01')).toBe(2);
    expect(await requests('?from=2026-07-01&to=2026-07-01')).toBe(1);
    expect(await requests('?from=2026-06-30&to=2026-06-30')).toBe(1);
    expect(await requests('?from=2026-11-23&to=2026-12-31')).toBe(0);
    expect(await requests('?from=2199-12-01&to=2199-12-31')).toBe(0);
  });
});

describe('windows for review', () => {
  it('are those called critical without a clinical reason, of packages that are not over', async () => {
    const { items } = (await gateway.call({ as: broker, path: '/v1/windows-for-review' })).json;
    expect(items.map((w: { packageId: string; patternId: string }) => [w.packageId, w.patternId])).toEqual([
      ['pkg_due_today', 'lunch'],
      ['pkg_held', 'lunch'],
    ]);
    expect(items[1].providerId).toBe('prov-1');
  });

  it('are exported as CSV, for one zone alone', async () => {
    const path = '/v1/windows-for-review?zone=ramsbottom&format=csv';
    const lines = (await gateway.call({ as: broker, path })).text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^pkg_held,SS1,ramsbottom,prov-1,lunch,/);
  });
});
