import { beforeAll, describe, expect, it } from 'vitest';
import { storeOn } from '../../storage/store.ts';
import { aGateway, broker } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aPackageBody, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

/** At eight exactly, every day: each of the two providers has one carer for it. */
const insulin = {
  ...aPackageBody.patterns[0]!,
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  window: { from: '08:00', to: '08:00' },
  criticality: { level: 'critical', reason: 'insulin' },
};

async function placed(ref: string) {
  const client = { ...aPackageBody.client, ref };
  const body = { ...aPackageBody, client, patterns: [insulin], fundedMinutesPerWeek: 315, startDate: '2026-11-23' };
  const { id } = (await gateway.create(broker, '/v1/packages', body)).json;
  const { handler } = await import('../../functions/place-package.ts');
  const message = { packageId: id, zoneId: 'bury-east', attempt: 'submitted', correlationId: 'c-1' };
  expect(await handler(sqsEvent({ group: 'bury-east', body: message }))).toEqual({ batchItemFailures: [] });
  return (await gateway.call({ as: broker, path: `/v1/packages/${id}` })).json;
}

const change = (id: string, what: string, version: number, body: unknown) =>
  gateway.call({
    method: 'POST',
    as: broker,
    path: `/v1/packages/${id}/${what}`,
    body,
    headers: { 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() },
  });

describe('a suspended package that is to resume', () => {
  it('is refused with 409 where its place was given up and is taken, with what stands in the way', async () => {
    const { id, version } = await placed('C-1');
    const away = await change(id, 'suspend', version, { reason: 'hospital' });
    expect(away.status, away.text).toBe(200);
    // As the sweep does once the days of the hold are over.
    const { store, package: suspended } = await storedPackage(id);
    const released = { ...suspended.suspension!, releasedAt: '2026-11-22T12:00:00.000Z' };
    const value = { ...suspended, suspension: released, version: suspended.version + 1 };
    await store.commit([{ kind: 'package', value, expected: suspended.version }]);
    const others = [await placed('C-2'), await placed('C-3')];
    expect(new Set(others.map((other) => other.placement.providerId))).toEqual(new Set(['prov-1', 'prov-2']));

    const asked = { from: '2026-11-25' };
    const dry = await change(id, 'resume', value.version, { ...asked, dryRun: true });
    expect([dry.status, dry.json.holds, dry.json.committed]).toEqual([200, false, false]);
    const refused = await change(id, 'resume', value.version, asked);
    expect([refused.status, refused.json.type]).toEqual([409, 'urn:rounds:problem:rounds-cannot-hold']);
    expect(refused.json).toMatchObject({ holds: false, committed: false, failing: [{ patternId: 'breakfast' }] });
    expect(refused.json.failing[0].dates).toContain('2026-11-25');
    expect(refused.json.detail).toMatch(
      /^Nothing is changed\. Visit breakfast every day \(tried on 2026-11-23 to 2026-11-29/,
    );
    expect((await storedPackage(id)).package).toEqual(value);
  });
});

async function storedPackage(id: string) {
  const store = storeOn(gateway.table);
  return { store, package: (await store.package(id))! };
}
