/** A day that is planned, published and then changes, through the handlers. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, aGateway, broker, operator, provider } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aCarerBody, aPackageBody, aShiftBody, loadRegister, put } from './a-register.ts';

const gateway = aGateway();
const office = provider('prov-1');
const MONDAY = '2026-11-23';
const rounds = '/v1/providers/prov-1/rounds';

/** A package with one visit each Monday at `hour`, placed with prov-1. */
async function placed(ref: string, hour: string): Promise<string> {
  const [pattern] = aPackageBody.patterns;
  const body = {
    ...aPackageBody,
    client: { ...aPackageBody.client, ref },
    patterns: [{ ...pattern, days: ['mon'], window: { from: `${hour}:00`, to: `${hour}:45` } }],
  };
  const { json } = await gateway.create(broker, '/v1/packages', body);
  const { handler } = await import('../../functions/place-package.ts');
  const message = { packageId: json.id, zoneId: 'bury-east', attempt: 'submitted', correlationId: 'c' };
  await handler(sqsEvent({ group: 'bury-east', body: message }));
  const { status, placement } = (await gateway.call({ as: broker, path: `/v1/packages/${json.id}` })).json;
  expect([status, placement?.providerId], JSON.stringify(json)).toEqual(['placed', 'prov-1']);
  return json.id;
}

const dayOf = (as = office) => gateway.call({ as, path: `${rounds}?date=${MONDAY}` });
const onDay = async (action: string, body?: unknown): Promise<Answer> => {
  const { etag } = (await dayOf()).headers;
  const path = `${rounds}/${MONDAY}/${action}`;
  return gateway.call({ method: 'POST', as: office, path, headers: { 'if-match': etag! }, ...(body ? { body } : {}) });
};
const visitOf = async (packageId: string) =>
  (await dayOf()).json.rounds
    .flatMap((round: { carerId: string; segments: object[] }) =>
      round.segments.map((segment) => ({ carerId: round.carerId, ...segment })),
    )
    .find((segment: { packageId?: string }) => segment.packageId === packageId);

let breakfast: string;
let lunch: string;

beforeAll(async () => {
  await loadRegister(gateway);
  // One provider for the zone, so that both packages meet in its rounds; a second carer to take over.
  const contract = (await gateway.call({ as: operator, path: '/v1/contracts/contract-1' })).headers.etag!;
  const rule = { kind: 'tiers', tiers: [{ name: 'lead', providerIds: ['prov-1'] }] };
  await gateway.call({
    method: 'PUT',
    as: operator,
    path: '/v1/contracts/contract-1',
    body: { zoneId: 'bury-east', rule, fallback: [] },
    headers: { 'if-match': contract },
  });
  await put(gateway, '/v1/providers/prov-1/carers/carer-9', { ...aCarerBody, initials: 'JO' });
  await put(gateway, '/v1/providers/prov-1/shifts/shift-9', { ...aShiftBody, carerId: 'carer-9' });
  breakfast = await placed('C-1', '08');
  lunch = await placed('C-2', '12');
});

describe('a planned day', () => {
  it('is published on the version that was read, once', async () => {
    const published = await onDay('publish');
    expect(published.status, published.text).toBe(200);
    expect(published.json).toMatchObject({ state: 'published', leftOut: 0 });
    const stale = await gateway.call({
      method: 'POST',
      as: office,
      path: `${rounds}/${MONDAY}/publish`,
      headers: { 'if-match': '"0"' },
    });
    expect(stale.status).toBe(412);
  });

  it('holds a visit that is pinned by hand to a carer and a time, and says what that costs', async () => {
    const { visitId, carerId } = await visitOf(breakfast);
    const other = carerId === 'carer-1' ? 'carer-9' : 'carer-1';
    const pinned = await onDay('pins', { visitId, carer: other, start: '08:15', pin: { carer: true, time: true } });
    expect(pinned.status, pinned.text).toBe(200);
    const affected = pinned.json.affected.find((one: { visitId: string }) => one.visitId === visitId);
    expect(affected).toMatchObject({ fromCarer: carerId, toCarer: other, leftOut: false });
    expect(affected.startAfter.local).toBe('08:15');
    expect(pinned.json.price.changedCarers).toBeGreaterThanOrEqual(1);
    expect(await visitOf(breakfast)).toMatchObject({
      carerId: other,
      from: { local: '08:15' },
      pinned: { carer: true, time: true },
    });
  });

  it('has no plan with a pin outside the window: the rule is named', async () => {
    const { visitId } = await visitOf(lunch);
    const refused = await onDay('pins', { visitId, start: '14:00', pin: { carer: false, time: true } });
    expect([refused.status, refused.json.type]).toEqual([422, 'urn:rounds:problem:plan-rejected']);
    expect(refused.json.errors[0]).toMatchObject({ in: 'body', field: '/start', value: '14:00' });
    expect(refused.json.errors[0].rule).toContain(visitId);
    expect(refused.text).toMatch(/may start from 1\d:\d\d to 1\d:\d\d: it cannot be pinned to 14:00/);
    expect((await visitOf(lunch)).from.local).toMatch(/^12:/);
  });

  it('names the field of the body that names a carer or a visit it does not know', async () => {
    const { visitId } = await visitOf(lunch);
    const pin = { carer: true, time: false };
    const rule = 'must exist and be yours to see';
    const error = (field: string, value: string) => [{ in: 'body', field, value, rule }];
    const stranger = await onDay('pins', { visitId, carer: 'carer-77', pin });
    expect([stranger.status, stranger.json.errors]).toEqual([404, error('/carer', 'carer-77')]);
    const nowhere = await onDay('pins', { visitId: `${visitId}0`, pin });
    expect([nowhere.status, nowhere.json.errors]).toEqual([404, error('/visitId', `${visitId}0`)]);
    const span = { from: `${MONDAY}T06:00:00+00:00`, to: `${MONDAY}T09:00:00+00:00`, kind: 'sickness' };
    const body = { carerId: 'carer-77', ...span };
    const away = await gateway.create(office, '/v1/providers/prov-1/absences', body);
    expect([away.status, away.json.errors]).toEqual([404, error('/carerId', 'carer-77')]);
  });

  it('absorbs a changed visit and tells the broker what moves, never who', async () => {
    const path = `/v1/packages/${lunch}/visits/breakfast/${MONDAY}`;
    const { etag } = (await gateway.call({ as: broker, path: `/v1/packages/${lunch}` })).headers;
    const change = (body: object) =>
      gateway.call({ method: 'PATCH', as: broker, path, body, headers: { 'if-match': etag! } });
    const asked = await change({ window: { from: '13:00', to: '13:45' }, dryRun: true });
    expect(asked.json).toMatchObject({ holds: true });
    expect((await visitOf(lunch)).window.from.local).toBe('12:00');
    const done = await change({ window: { from: '13:00', to: '13:45' } });
    expect(done.status, done.text).toBe(200);
    expect(done.text).not.toMatch(/fromCarer|toCarer/);
    expect((await visitOf(lunch)).window.from.local).toBe('13:00');
    expect((await change({ cancelled: true })).status).toBe(412);
  });

  it('absorbs an absence at six in the morning and names who is affected and by how many minutes', async () => {
    const { carerId, visitId } = await visitOf(lunch);
    const body = { carerId, from: `${MONDAY}T06:00:00+00:00`, to: '2026-11-24T06:00:00+00:00', kind: 'sickness' };
    const absorbed = await gateway.create(office, '/v1/providers/prov-1/absences', body);
    expect(absorbed.status, absorbed.text).toBe(201);
    const [day] = absorbed.json.days;
    const moved = day.affected.find((one: { visitId: string }) => one.visitId === visitId);
    expect(moved.fromCarer).toBe(carerId);
    expect(moved.toCarer ?? 'left out').not.toBe(carerId);
    expect(Number.isInteger(moved.minutesMoved)).toBe(true);
    const listed = await gateway.call({ as: office, path: '/v1/providers/prov-1/absences' });
    expect(listed.json.items).toHaveLength(1);
    expect((await visitOf(lunch))?.carerId).not.toBe(carerId);
  });

  it('is repaired once more when the absence is withdrawn, on the version that was read', async () => {
    const [{ id, carerId }] = (await gateway.call({ as: office, path: '/v1/providers/prov-1/absences' })).json.items;
    const path = `/v1/providers/prov-1/absences/${id}`;
    const withdraw = (headers: Record<string, string> = {}) =>
      gateway.call({ method: 'DELETE', as: office, path, headers });
    expect((await withdraw()).status).toBe(428);
    expect((await withdraw({ 'if-match': '"7"' })).status).toBe(412);
    const withdrawn = await withdraw({ 'if-match': '"1"' });
    expect(withdrawn.status, withdrawn.text).toBe(200);
    expect(withdrawn.json).toMatchObject({ absence: { id, carerId, kind: 'sickness' } });
    expect((await gateway.call({ as: office, path })).status).toBe(404);
    expect((await withdraw({ 'if-match': '"1"' })).status).toBe(404);
  });

  it('loses the visits of a package that is cancelled, and a second cancel is refused', async () => {
    const path = `/v1/packages/${lunch}`;
    const cancel = async () => {
      const { etag } = (await gateway.call({ as: broker, path })).headers;
      const body = { reason: 'moved to a care home' };
      return gateway.call({ method: 'POST', as: broker, path: `${path}/cancel`, body, headers: { 'if-match': etag! } });
    };
    const cancelled = await cancel();
    expect(cancelled.status, cancelled.text).toBe(200);
    expect(cancelled.json).toMatchObject({ status: 'cancelled', cancelled: { reason: 'moved to a care home' } });
    expect(await visitOf(lunch)).toBeUndefined();
    const again = await cancel();
    expect([again.status, again.json.type]).toEqual([409, 'urn:rounds:problem:not-allowed-now']);
  });

  it('has its figures for the operator', async () => {
    const { json } = await gateway.call({ as: operator, path: `/v1/kpis?date=${MONDAY}` });
    expect(json.providers.map((one: { providerId: string }) => one.providerId)).toEqual(['prov-1']);
    expect(json.council.visitsPlanned).toBe(1);
  });

  it('tells the story of each package in order', async () => {
    const { json } = await gateway.call({ as: broker, path: `/v1/packages/${lunch}/history` });
    const types = json.items.map((event: { type: string }) => event.type);
    expect(types[0]).toBe('package-submitted');
    expect(types.at(-1)).toContain('cancel');
  });
});
