import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aGateway, broker, operator, provider } from './a-gateway.ts';
import { aPackageBody, forAnotherClient, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

describe('submitting a package', () => {
  it('answers 202 with a status URL that shows it received in its zone', async () => {
    const submitted = await gateway.create(broker, '/v1/packages', forAnotherClient(aPackageBody));
    expect(submitted.status, submitted.text).toBe(202);
    const status = await gateway.call({ as: broker, path: submitted.headers.location! });
    expect(status.json).toMatchObject({ status: 'received', zoneId: 'bury-east', version: 1 });
    expect(status.headers.etag).toBe('"1"');
  });

  it('reads a duration as minutes or as ISO 8601 and gives it back as minutes', async () => {
    const [pattern] = aPackageBody.patterns;
    const minutes = { patterns: [{ ...pattern, minutes: 'PT1H15M' }], fundedMinutesPerWeek: 'PT4H' };
    const body = { ...forAnotherClient(aPackageBody), ...minutes };
    const { json } = await gateway.create(broker, '/v1/packages', body);
    expect(json.patterns[0].minutes).toBe(75);
    expect(json.fundedMinutesPerWeek).toBe(240);
  });

  it('calls the body the body where the whole of it breaks a rule', async () => {
    const { status, json } = await gateway.create(broker, '/v1/packages', []);
    expect([status, json.detail]).toEqual([400, 'the body: must be an object']);
  });

  it('names every field that breaks a rule, its value and the rule', async () => {
    const [pattern] = aPackageBody.patterns;
    const body = {
      ...aPackageBody,
      client: { ...aPackageBody.client, location: { lat: 153, lon: -2.3 } },
      patterns: [{ ...pattern, days: ['mon', 'someday'], minutes: 'soon', shiny: true }],
    };
    const { status, json, headers } = await gateway.create(broker, '/v1/packages', body);
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(json.type).toBe('urn:rounds:problem:invalid-input');
    expect(json.errors.map((e: { field: string; value: unknown }) => [e.field, e.value])).toEqual([
      ['/client/location/lat', 153],
      ['/patterns/0/days/1', 'someday'],
      ['/patterns/0/minutes', 'soon'],
      ['/patterns/0/shiny', true],
    ]);
    for (const { rule } of json.errors) expect(rule).toMatch(/^must /);
  });

  it('names a rule of the field the same way: a place in no zone, more minutes than are funded', async () => {
    const body = {
      ...aPackageBody,
      client: { ...aPackageBody.client, location: { lat: 51.5, lon: -0.1 } },
      fundedMinutesPerWeek: 100,
    };
    const { status, json } = await gateway.create(broker, '/v1/packages', body);
    expect(status).toBe(400);
    const fields = json.errors.map((e: { field: string }) => e.field);
    expect(fields).toContain('/client/location');
    expect(fields, JSON.stringify(json.errors)).toContain('/fundedMinutesPerWeek');
  });

  it('names a postcode that is not of the zone in which the location lies, once the council tells its postcodes', async () => {
    const of = (postcode: string) => {
      const body = forAnotherClient(aPackageBody);
      return gateway.create(broker, '/v1/packages', { ...body, client: { ...body.client, postcode } });
    };
    expect((await of('SW1A 1AA')).status).toBe(202);

    const { json: map } = await gateway.call({ as: operator, path: '/v1/zones' });
    const [east] = map.features;
    const [corner, ...others] = east.geometry.coordinates[0];
    const beside = [corner, ...others].map(([lon, lat]: [number, number]) => [lon - 0.2, lat]);
    const west = {
      type: 'Feature',
      properties: { id: 'bury-west', name: 'Bury West', postcodes: ['BL8', 'M26'] },
      geometry: { type: 'Polygon', coordinates: [beside] },
    };
    const told = { ...east, properties: { ...east.properties, postcodes: ['BL8', 'BL9'] } };
    const save = (features: object[]) =>
      gateway.call({ method: 'PUT', as: operator, path: '/v1/zones', body: { ...map, features } });
    const refused = await save([{ ...told, properties: { ...told.properties, postcodes: ['bl9 0aa'] } }]);
    expect(refused.json.errors[0].field).toBe('/features/0/properties/postcodes/0');
    const saved = await save([told, west]);
    expect(saved.json.features[0].properties.postcodes, saved.text).toEqual(['BL8', 'BL9']);

    const rule = 'must be of bury-east, the zone in which the location lies (BL8, BL9): ';
    const error = (value: string, why: string) => [{ in: 'body', field: '/client/postcode', value, rule: rule + why }];
    expect((await of('SW1A 1AA')).json.errors).toEqual(error('SW1A 1AA', 'SW1A is of no zone of the council'));
    expect((await of('m26 1ab')).json.errors).toEqual(error('m26 1ab', 'M26 is of bury-west'));
    for (const postcode of ['bl90aa', 'BL8 1AA']) expect((await of(postcode)).status).toBe(202);
  });

  it('refuses a start that is over and a type of need that nobody knows, with what would do', async () => {
    const body = { ...forAnotherClient(aPackageBody), startDate: '2026-11-21', needType: 'reablment' };
    const { status, json } = await gateway.create(broker, '/v1/packages', body);
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([
      {
        field: '/startDate',
        value: '2026-11-21',
        rule: expect.stringMatching(/^must not be before today, 2026-11-22/),
      },
      { field: '/needType', value: 'reablment', rule: expect.stringMatching(/^must be one of .*reablement/) },
    ]);
    const today = { ...forAnotherClient(aPackageBody), startDate: '2026-11-22', needType: 'reablement' };
    expect((await gateway.create(broker, '/v1/packages', today)).status).toBe(202);
  });

  it('warns of a skill that no carer of any provider has, as long as the package stands', async () => {
    const [pattern] = aPackageBody.patterns;
    const body = { ...forAnotherClient(aPackageBody), patterns: [{ ...pattern, skills: ['medication', 'medcation'] }] };
    const { json, headers } = await gateway.create(broker, '/v1/packages', body);
    expect(json.warnings).toMatchObject([{ field: '/patterns/0/skills/1', value: 'medcation' }]);
    const { json: later } = await gateway.call({ as: operator, path: headers.location! });
    expect(later.warnings).toEqual(json.warnings);
    expect(later).not.toHaveProperty('unheldSkills');
  });

  it('says what is wrong with a body that is not JSON, or not called JSON', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const broken = await gateway.call({
      method: 'POST',
      as: broker,
      path: '/v1/packages',
      body: '{"client":',
      headers,
    });
    expect([broken.status, broken.json.type]).toEqual([400, 'urn:rounds:problem:malformed-json']);
    expect(broken.json.detail).toMatch(/^the body must be well-formed JSON/);
    const asText = { ...headers, 'content-type': 'text/plain' };
    const text = await gateway.call({ method: 'POST', as: broker, path: '/v1/packages', body: 'x', headers: asText });
    expect(text.status).toBe(415);
    expect(text.json.errors[0]).toMatchObject({ in: 'header', field: 'Content-Type', value: 'text/plain' });
  });

  it('carries the correlation id in and out, also into a problem', async () => {
    const headers = { 'x-correlation-id': 'trace-7' };
    const answer = await gateway.call({ as: broker, path: '/v1/packages/nothing', headers });
    expect(answer.headers['x-correlation-id']).toBe('trace-7');
    expect(answer.json.correlationId).toBe('trace-7');
  });
});

describe('listing packages', () => {
  it('pages with a cursor through all of them, each once', async () => {
    for (let n = 0; n < 4; n += 1) await gateway.create(broker, '/v1/packages', forAnotherClient(aPackageBody));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { json } = await gateway.call({ as: operator, path: `/v1/packages?limit=2${cursor}` });
      expect(json.items.length).toBeLessThanOrEqual(2);
      seen.push(...json.items.map((item: { id: string }) => item.id));
      cursor = json.next === undefined ? '' : `&cursor=${encodeURIComponent(json.next)}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(6);
  });

  it('refuses a limit beyond 100 and a cursor that no page gave, naming each', async () => {
    const far = await gateway.call({ as: broker, path: '/v1/packages?limit=500' });
    expect(far.json.errors[0]).toMatchObject({
      in: 'query',
      field: 'limit',
      value: '500',
      rule: 'must be at most 100',
    });
    for (const path of ['/v1/packages', '/v1/providers/prov-1/carers']) {
      const strange = await gateway.call({ as: operator, path: `${path}?cursor=%25` });
      expect([strange.status, strange.json.errors[0]]).toEqual([
        400,
        { in: 'query', field: 'cursor', value: '%', rule: 'must be the `next` of a page of this list' },
      ]);
    }
  });

  it('shows a provider only what it holds', async () => {
    const { json } = await gateway.call({ as: provider('prov-1'), path: '/v1/packages' });
    expect(json.items).toEqual([]);
  });
});
