/** Every route, asked by whoever may not: the table is made from the routes, so that a new one cannot be forgotten. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CarePackage, VisitPattern } from '../../domain/package.ts';
import type { ApiDocument } from '../../functions/docs/document.ts';
import { exampleOf } from '../../functions/docs/example.ts';
import { openApiDocument } from '../../functions/docs/openapi.ts';
import { operations } from '../../functions/operations/all.ts';
import { type Route, routes } from '../../functions/routes.ts';
import type { Caller } from '../../planning/caller.ts';
import { storeOn } from '../../storage/store.ts';
import { aDayPlan, placedWith } from '../storage/builders.ts';
import { type Answer, aGateway, broker, operator, provider, requester } from './a-gateway.ts';
import { aPackageBody, forAnotherClient, loadRegister } from './a-register.ts';

const gateway = aGateway();
const document = openApiDocument() as unknown as ApiDocument;
const withToken = routes.filter(({ auth }) => auth === 'jwt');
const callers = { brokerage: broker, operator, provider: provider('prov-1'), requester: requester('discharge-north') };

beforeAll(async () => {
  await loadRegister(gateway);
  const theirs: CarePackage = placedWith('prov-2', { id: 'pkg_theirs', patterns: [breakfast] });
  await storeOn(gateway.table).commit([{ kind: 'package', value: theirs, expected: 0 }]);
});

function rolesOf({ method, path }: Route): readonly string[] {
  const described = operations.find((one) => one.path === path && one.method.toUpperCase() === method);
  return (described as { readonly 'x-roles'?: readonly string[] } | undefined)?.['x-roles'] ?? [];
}

interface Ids {
  readonly provider: string;
  readonly thing: string;
}

/** The route's path with these ids; what is not a provider's own path is a package or another thing of the council. */
function filled(route: Route, { provider: providerId, thing }: Ids): string {
  const first = route.path.startsWith('/v1/providers/') ? providerId : thing;
  const path = route.path
    .replace('{id}', first)
    .replace('{date}', '2026-11-23')
    .replace('{patternId}', 'breakfast')
    .replaceAll(/\{\w+\}/g, thing);
  return /rounds$|kpis$/.test(path) ? `${path}?date=2026-11-23` : path;
}

/** A request that would be in order, from the operation's own example. */
function ask(route: Route, path: string, as?: (typeof callers)[keyof typeof callers]): Promise<Answer> {
  const operation = document.paths[route.path]?.[route.method.toLowerCase()];
  const schema = operation?.requestBody?.content['application/json']?.schema;
  const headers: Record<string, string> = { 'if-match': '"1"' };
  if (route.method === 'POST') headers['idempotency-key'] = randomUUID();
  const body = schema && exampleOf(schema, document);
  return gateway.call({ method: route.method, path, headers, ...(as && { as }), ...(body !== undefined && { body }) });
}

/** The answer without what repeats the question. */
function shape({ status, text }: Answer, ids: readonly string[]): string {
  const blank = ids.reduce((all, id) => all.replaceAll(id, '…'), text);
  return `${status} ${blank.replace(/"correlationId":"[^"]*"/, '')}`;
}

const breakfast: VisitPattern = {
  id: 'breakfast',
  days: ['mon'],
  window: { from: '07:30', to: '09:00' },
  minutes: 45,
  carersRequired: 1,
  skills: [],
  criticality: { level: 'standard' },
};

const own: Ids = { provider: 'prov-1', thing: 'pkg_theirs' };
const named = withToken.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('every route', () => {
  it.each(named)('%s answers 401 without a token', async (_, route) => {
    const { status, json } = await ask(route, filled(route, own));
    expect([status, json.type]).toEqual([401, 'urn:rounds:problem:unauthenticated']);
  });

  it.each(named)('%s answers 403 to each role it does not name', async (_, route) => {
    const roles = rolesOf(route);
    expect(roles.length).toBeGreaterThan(0);
    for (const [role, caller] of Object.entries(callers)) {
      if (roles.includes(role)) continue;
      const { status, json } = await ask(route, filled(route, own), caller);
      expect([role, status, json.type]).toEqual([role, 403, 'urn:rounds:problem:forbidden']);
    }
  });

  it.each(named.filter(([, { path }]) => path.startsWith('/v1/providers/')))(
    '%s answers a provider the same for another provider as for one that does not exist',
    async (_, route) => {
      const theirs = await ask(route, filled(route, { provider: 'prov-2', thing: 'carer-2' }), callers.provider);
      const nobodys = await ask(route, filled(route, { provider: 'prov-999', thing: 'carer-999' }), callers.provider);
      expect(theirs.status).toBe(404);
      expect(shape(theirs, ['prov-2', 'carer-2'])).toBe(shape(nobodys, ['prov-999', 'carer-999']));
    },
  );

  it.each(
    named.filter(([, route]) => route.path.startsWith('/v1/packages/{id}') && rolesOf(route).includes('provider')),
  )('%s answers a provider the same for another provider’s package as for none', async (_, route) => {
    const theirs = await ask(route, filled(route, { provider: 'prov-1', thing: 'pkg_theirs' }), callers.provider);
    const nobodys = await ask(route, filled(route, { provider: 'prov-1', thing: 'pkg_none' }), callers.provider);
    expect(theirs.status, theirs.text).toBe(404);
    expect(shape(theirs, ['pkg_theirs'])).toBe(shape(nobodys, ['pkg_none']));
  });
});

describe('a provider', () => {
  it('finds another provider’s carer under its own path no more than one that does not exist', async () => {
    const [theirs, nobodys] = await Promise.all(
      ['carer-2', 'carer-999'].map((id) =>
        gateway.call({ as: callers.provider, path: `/v1/providers/prov-1/carers/${id}` }),
      ),
    );
    expect(theirs!.status).toBe(404);
    expect(shape(theirs!, ['carer-2'])).toBe(shape(nobodys!, ['carer-999']));
  });

  it('lists its own packages and itself, and asks in vain for another’s', async () => {
    const as = callers.provider;
    expect((await gateway.call({ as, path: '/v1/packages' })).json.items).toEqual([]);
    expect((await gateway.call({ as, path: '/v1/packages?provider=prov-2' })).status).toBe(404);
    const { json } = await gateway.call({ as, path: '/v1/providers' });
    expect(json.items.map((one: { id: string }) => one.id)).toEqual(['prov-1']);
  });

  it('of a package it holds is not told what other providers answered', async () => {
    const outcome = [{ providerId: 'prov-2', answer: 'cannot' as const, reasons: [] }];
    const held = placedWith('prov-1', { id: 'pkg_held', outcome, patterns: [breakfast] });
    await storeOn(gateway.table).commit([{ kind: 'package', value: held, expected: 0 }]);
    const path = '/v1/packages/pkg_held';
    expect((await gateway.call({ as: callers.provider, path })).json.outcome).toBeUndefined();
    expect((await gateway.call({ as: broker, path })).json.outcome).toEqual(outcome);
  });

  it('is nobody with a token that names the role but no provider', async () => {
    const nameless = { role: 'provider', subject: 'x' } as unknown as typeof callers.provider;
    expect((await gateway.call({ as: nameless, path: '/v1/packages' })).status).toBe(401);
  });
});

describe('a package that passes from prov-1 to prov-2 after the 24th', () => {
  const week = [23, 24, 25, 26, 27].map((day) => `2026-11-${day}`);
  const daily: VisitPattern = { ...breakfast, days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] };
  const client = (ref: string) => ({ ...placedWith('prov-1').client, ref });
  const sides = {
    leaving: { as: provider('prov-1'), serves: '2026-11-24', others: /prov-2|carer-2|C-SECRET-2/ },
    coming: { as: provider('prov-2'), serves: '2026-11-25', others: /prov-1|carer-1|C-SECRET-1/ },
  };
  const both = Object.values(sides);

  async function passing(id: string, window = daily.window): Promise<void> {
    const at = '2026-11-20T09:00:00.000Z';
    const carePackage = placedWith('prov-2', {
      id,
      client: client(id),
      patterns: [{ ...daily, window }],
      placement: { providerId: 'prov-2', at, from: '2026-11-25', extraTravelMinutes: 12 },
      outgoing: {
        placement: { providerId: 'prov-1', at, from: '2026-11-02', extraTravelMinutes: 12 },
        until: '2026-11-24',
        kind: 'handback',
        reason: { code: 'travel', text: 'No carer near by any more.' },
        at,
      },
    });
    await storeOn(gateway.table).commit([{ kind: 'package', value: carePackage, expected: 0 }]);
  }

  function change(id: string, date: string, as: Caller, body: object): Promise<Answer> {
    const path = `/v1/packages/${id}/visits/breakfast/${date}`;
    return gateway.call({ method: 'PATCH', path, as, headers: { 'if-match': '"1"' }, body });
  }

  function suspend(id: string, as: Caller, from?: string, version = 1): Promise<Answer> {
    const headers = { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() };
    const body = { reason: 'hospital', ...(from !== undefined && { from }) };
    return gateway.call({ method: 'POST', path: `/v1/packages/${id}/suspend`, as, headers, body });
  }

  const visitsOf = async (providerId: string, date: string): Promise<string> =>
    JSON.stringify((await storeOn(gateway.table).dayPlan(providerId, date))?.rounds);

  beforeAll(async () => {
    // Each provider has a client of its own, whom it has still to plan: a repair of any of its days names that client.
    for (const n of [1, 2]) {
      const secret = placedWith(`prov-${n}`, {
        id: `pkg_secret_${n}`,
        client: client(`C-SECRET-${n}`),
        patterns: [daily],
      });
      await storeOn(gateway.table).commit([
        { kind: 'package', value: secret, expected: 0 },
        ...week.map((date) => ({
          kind: 'plan' as const,
          value: aDayPlan({ providerId: `prov-${n}`, date }),
          expected: 0,
        })),
      ]);
    }
  });

  it.each(
    named.filter(([, route]) => route.path.startsWith('/v1/packages/{id}') && rolesOf(route).includes('provider')),
  )('%s tells neither of them of the other', async (name, route) => {
    for (const [side, { as, others }] of Object.entries(sides)) {
      const id = `pkg_${side}_${named.findIndex(([one]) => one === name)}`;
      await passing(id);
      for (const date of week) {
        const path = filled(route, { provider: as.role, thing: id }).replace('2026-11-23', date);
        expect((await ask(route, path, as)).text).not.toMatch(others);
      }
    }
  });

  it('has its visits changed by whoever serves them; to the other they do not exist', async () => {
    await passing('pkg_visits');
    const body = { minutes: 50, dryRun: true };
    for (const { as, serves, others } of both) {
      const own = await change('pkg_visits', serves, as, body);
      expect([own.status, own.json.day.date], own.text).toEqual([200, serves]);
      for (const date of both.map((side) => side.serves).filter((one) => one !== serves)) {
        const theirs = await change('pkg_visits', date, as, body);
        const nobodys = await change('pkg_visits', '2026-10-30', as, body);
        expect(theirs.status, theirs.text).toBe(404);
        expect(theirs.text).not.toMatch(others);
        expect(shape(theirs, [date])).toBe(shape(nobodys, ['2026-10-30']));
      }
    }
  });

  it('is suspended by whoever serves it when the client goes; the rounds of both follow, each is shown its own', async () => {
    await passing('pkg_away', { from: '11:00', to: '12:00' });
    for (const [{ as }, date] of [
      [sides.leaving, '2026-11-25'],
      [sides.coming, '2026-11-24'],
      [sides.coming, undefined],
    ] as const) {
      const refused = await suspend('pkg_away', as, date);
      expect([refused.status, refused.json.errors?.[0].field], refused.text).toEqual([400, '/from']);
    }
    // The day is planned, and with it the visit of the 25th, which is the next provider's.
    await change('pkg_away', '2026-11-25', sides.coming.as, { minutes: 50 });
    expect(await visitsOf('prov-2', '2026-11-25')).toContain('pkg_away');
    const suspended = await suspend('pkg_away', sides.leaving.as, '2026-11-24', 2);
    expect(suspended.status, suspended.text).toBe(200);
    expect(suspended.text).not.toMatch(sides.leaving.others);
    expect(new Set(suspended.json.days.map((day: { providerId: string }) => day.providerId))).toEqual(
      new Set(['prov-1']),
    );
    expect(await visitsOf('prov-2', '2026-11-25')).not.toContain('pkg_away');
  });

  it('is not handed back again: the one that leaves is told until when it serves, the next one from when', async () => {
    await passing('pkg_again');
    const handBack = (as: Caller) =>
      gateway.call({
        method: 'POST',
        path: '/v1/packages/pkg_again/hand-back',
        as,
        headers: { 'if-match': '"1"', 'idempotency-key': randomUUID() },
        body: { code: 'travel', text: 'No carer near by.' },
      });
    const answers = await Promise.all([sides.leaving.as, sides.coming.as, broker].map(handBack));
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
    expect(answers[0]!.json.detail).toContain('leaves you already: you serve it until 2026-11-24');
    expect(answers[1]!.json.detail).toContain('before you serve it, from 2026-11-25');
    expect(answers[2]!.json.detail).toContain('it passes from prov-1 on 2026-11-25');
  });
});

describe('a team that asks for care', () => {
  const north = callers.requester;
  const south = requester('discharge-south');
  const discharge = { source: { kind: 'hospital', readyDate: '2026-11-24' }, urgency: 'hospital-discharge' };
  const ids = ({ json }: Answer): readonly string[] => json.items.map((one: { id: string }) => one.id);

  it('submits with a clock of its own, and reads where that stands; another team finds nothing', async () => {
    const body = { ...forAnotherClient(aPackageBody), ...discharge };
    const submitted = await gateway.create(north, '/v1/packages', body);
    expect(submitted.status, submitted.text).toBe(202);
    const { id, requestedBy, clock } = submitted.json;
    // Twenty-four hours from Sunday noon, not the four days of what is standard.
    expect([requestedBy, clock.placeBy]).toEqual(['discharge-north', expect.stringMatching(/^2026-11-23T12:00/)]);
    const path = `/v1/packages/${id}`;
    expect((await gateway.call({ as: requester('discharge-north'), path })).json.status).toBe('received');
    expect(ids(await gateway.call({ as: north, path: '/v1/packages' }))).toEqual([id]);
    expect(ids(await gateway.call({ as: broker, path: '/v1/packages' }))).toContain(id);
    const theirs = await gateway.call({ as: south, path });
    expect(theirs.status).toBe(404);
    expect(shape(theirs, [id])).toBe(
      shape(await gateway.call({ as: south, path: '/v1/packages/pkg_none' }), ['pkg_none']),
    );
    expect(ids(await gateway.call({ as: south, path: '/v1/packages' }))).toEqual([]);
  });

  it('reads who serves it from when, and not who was asked before or why they could not', async () => {
    const outcome = [{ providerId: 'prov-2', answer: 'cannot' as const, reasons: [] }];
    const placed = placedWith('prov-1', {
      id: 'pkg_asked',
      outcome,
      requestedBy: 'discharge-north',
      patterns: [breakfast],
    });
    await storeOn(gateway.table).commit([{ kind: 'package', value: placed, expected: 0 }]);
    const { json } = await gateway.call({ as: north, path: '/v1/packages/pkg_asked' });
    expect(json).toMatchObject({ status: 'placed', placement: { providerId: 'prov-1', from: '2026-11-23' } });
    expect([json.outcome, json.placement.certificate, json.offer]).toEqual([undefined, undefined, undefined]);
  });

  it('reads nothing of how care goes on after it is placed, nor what kept its provider from beginning today', async () => {
    const at = '2026-11-22T11:00:00.000Z';
    const reasons = [{ code: 'hours' as const, text: '2 carers suitable but not working then.' }];
    const asked = placedWith('prov-1', {
      id: 'pkg_lived',
      requestedBy: 'discharge-north',
      patterns: [breakfast],
      exceptions: [{ patternId: 'breakfast', date: '2026-11-23', cancelled: true }],
      serviceOrder: { version: 2, from: '2026-11-24', at, reason: 'fell on the stairs' },
      earlierOrders: [{ version: 1, from: '2026-11-23', patterns: [breakfast], fundedMinutesPerWeek: 420 }],
      suspension: { reason: 'hospital', at, from: '2026-11-25', holdUntil: '2026-12-09' },
      ending: { at, reason: 'died' },
      endDate: '2026-12-20',
    });
    const placement = { ...asked.placement!, notToday: reasons };
    await storeOn(gateway.table).commit([{ kind: 'package', value: { ...asked, placement }, expected: 0 }]);
    const { json, text } = await gateway.call({ as: north, path: '/v1/packages/pkg_lived' });
    expect(Object.keys(json).sort().join(' '), text).toBe(
      'client clock endDate fundedMinutesPerWeek id needType patterns placement requestedBy source startDate status ' +
        'submittedAt submittedBy urgency version zoneId',
    );
    expect(Object.keys(json.placement).sort()).toEqual(['at', 'extraTravelMinutes', 'from', 'providerId']);
    const whole = (await gateway.call({ as: broker, path: '/v1/packages/pkg_lived' })).json;
    expect(whole).toMatchObject({ ending: { reason: 'died' }, placement: { notToday: reasons } });
  });

  it('is told that its client has such a visit already, and nothing of who asked for that', async () => {
    const body = forAnotherClient(aPackageBody);
    const first = await gateway.create(broker, '/v1/packages', body);
    const again = await gateway.create(north, '/v1/packages', body);
    expect([again.status, again.json.errors[0].field]).toEqual([400, '/patterns/0']);
    expect(again.text).not.toContain(first.json.id);
  });

  it('is nobody with a token that names the role but no team', async () => {
    const nameless = { role: 'requester', subject: 'x' } as unknown as typeof north;
    expect((await gateway.call({ as: nameless, path: '/v1/packages' })).status).toBe(401);
  });
});
