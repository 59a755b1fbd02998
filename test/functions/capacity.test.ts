import { beforeAll, describe, expect, it } from 'vitest';
import { aGateway, broker, operator } from './a-gateway.ts';
import { aPackageBody, aProviderBody, loadRegister, put } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

describe('asking for capacity over HTTP', () => {
  it('answers with the providers of the zone in the order of asking (it is the turn of the second to lead), and leaves no package behind', async () => {
    const answer = await gateway.create(broker, '/v1/capacity-checks', aPackageBody);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({
      zoneId: 'bury-east',
      providers: [
        { providerId: 'prov-2', fits: true },
        { providerId: 'prov-1', fits: true },
      ],
      passedOver: [],
    });
    expect((await gateway.call({ as: broker, path: '/v1/packages' })).json.items).toEqual([]);
  });

  it('says of a visit for which nobody is trained what is missing, and that no free hour would help', async () => {
    const [pattern] = aPackageBody.patterns;
    const body = { ...aPackageBody, patterns: [{ ...pattern, skills: ['peg-feeding'] }] };
    const { json } = await gateway.create(broker, '/v1/capacity-checks', body);
    expect(json.providers[0]).toMatchObject({
      fits: false,
      couldOnceFree: false,
      failing: [{ patternId: 'breakfast', dates: ['2026-11-23', '2026-11-25', '2026-11-27'] }],
    });
    expect(json.providers[0].reasons[0]).toMatchObject({ code: 'skill', about: 'peg-feeding' });
  });

  it('names the field of a request that could not be submitted', async () => {
    const body = { ...aPackageBody, fundedMinutesPerWeek: 100 };
    const { status, json } = await gateway.create(broker, '/v1/capacity-checks', body);
    expect([status, json.errors[0].field]).toEqual([400, '/fundedMinutesPerWeek']);
  });
});

describe('where room is over HTTP', () => {
  it('tells brokers calls by provider and band, and a provider nothing', async () => {
    const path = '/v1/zones/bury-east/capacity?date=2026-11-24&minutes=45';
    const { status, json, text } = await gateway.call({ as: broker, path });
    expect(status, text).toBe(200);
    expect(json).toMatchObject({ zoneId: 'bury-east', date: '2026-11-24', callMinutes: 45 });
    const [first] = json.providers;
    expect(first.bands[1]).toMatchObject({ from: '08:00', minutes: 45 * first.bands[1].calls });
    const as = { role: 'provider', subject: 'office', providerId: 'prov-1' } as const;
    expect((await gateway.call({ as, path })).status).toBe(403);
  });

  it('names the date of a day whose rounds are not live', async () => {
    const { status, json } = await gateway.call({ as: broker, path: '/v1/zones/bury-east/capacity?date=2027-11-24' });
    expect([status, json.errors[0].in, json.errors[0].field]).toEqual([400, 'query', 'date']);
  });

  it('lists own teams and whoever is bought from on the spot, as such, though nobody is asked before the others', async () => {
    await put(gateway, '/v1/providers/spot-1', { ...aProviderBody, name: 'Spot Care' });
    await put(gateway, '/v1/providers/crisis-team', { ...aProviderBody, name: 'Crisis team', kind: 'in-house' });
    const path = '/v1/contracts/contract-1';
    const { id: _, version, ...contract } = (await gateway.call({ as: operator, path })).json;
    const needs = [{ needType: 'crisis-response', ownTeams: ['crisis-team'] }];
    const body = { ...contract, spot: ['spot-1'], needs };
    const saved = await gateway.call({
      method: 'PUT',
      as: operator,
      path,
      body,
      headers: { 'if-match': `"${version}"` },
    });
    expect(saved.status, saved.text).toBe(200);
    const room = await gateway.call({ as: broker, path: '/v1/zones/bury-east/capacity?date=2026-11-24' });
    const listed = room.json.providers.map(({ bands, ...each }: { bands: { calls: number }[] }) => ({
      ...each,
      calls: bands.reduce((sum, { calls }) => sum + calls, 0),
    }));
    const some = expect.any(Number);
    expect(listed).toEqual([
      { providerId: 'prov-1', route: 'rule', status: 'active', calls: some },
      { providerId: 'prov-2', route: 'rule', status: 'active', calls: some },
      { providerId: 'crisis-team', route: 'own-team', needTypes: ['crisis-response'], status: 'active', calls: 0 },
      { providerId: 'spot-1', route: 'spot', status: 'active', calls: 0 },
    ]);
  });
});
