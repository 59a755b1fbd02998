import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageRequest, VisitPattern } from '../../domain/package.ts';
import { datesFrom } from '../../domain/time.ts';
import { travelMinutes } from '../../domain/travel.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { checkCapacity } from '../../planning/check-capacity.ts';
import { InvalidInput } from '../../planning/errors.ts';
import { placePackage } from '../../planning/place-package.ts';
import { aClient, aPattern, aProvider, NORTH } from '../domain/builders.ts';
import { aCouncil, broker, type Council, commitAll } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** Visits that leave the carer no choice of time. */
const at8: Partial<VisitPattern> = {
  id: 'breakfast',
  window: { from: '08:00', to: '08:00' },
  criticality: { level: 'critical', reason: 'insulin' },
};
const at11: Partial<VisitPattern> = { ...at8, id: 'lunch', window: { from: '11:00', to: '11:00' } };

const request = (patterns: readonly Partial<VisitPattern>[], of: Partial<PackageRequest> = {}): PackageRequest => ({
  client: aClient({ ref: 'c-asked', location: NORTH }),
  patterns: patterns.map(aPattern),
  startDate: '2026-11-23',
  fundedMinutesPerWeek: 3000,
  source: { kind: 'community' },
  urgency: 'standard',
  needType: 'long-term',
  ...of,
});

const place = async ({ ports }: Council, ref: string) =>
  placePackage(ports, { packageId: await submitted(ports, ref, [at8]), attempt: 'submitted' });

describe('a capacity check', () => {
  it('says for each provider of the zone whether its live rounds could take the package, and the extra travel', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const check = await checkCapacity(council.ports, broker, request([at8]));
    expect(check.zoneId).toBe('bury-east');
    expect(check.dates).toEqual(datesFrom('2026-11-23', 7));
    expect(check.providers.map(({ providerId, fits }) => [providerId, fits])).toEqual([
      ['prov-1', true],
      ['prov-2', true],
    ]);
    const [first] = check.providers;
    expect(first?.fits === true && first.extraTravelMinutes).toBeGreaterThan(0);
  });

  it('promises what placement then does: the same provider, from the same day, the same extra travel', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const { providers } = await checkCapacity(council.ports, broker, request([at8]));
    const placed = await place(council, 'c-1');
    expect(providers[0]).toEqual({
      providerId: placed.placement?.providerId,
      fits: true,
      extraTravelMinutes: placed.placement?.extraTravelMinutes,
      from: placed.placement?.from,
      firstVisit: '2026-11-23T08:00:00.000Z',
    });
  });

  it('says by how many real minutes a carer on foot lives too far away', async () => {
    const council = await aCouncil(dynamodb);
    const home = { lat: NORTH.lat - 0.045, lon: NORTH.lon };
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1', mode: 'walk', home }] } });
    const { providers } = await checkCapacity(council.ports, broker, request([at8]));
    const answer = providers.find(({ providerId }) => providerId === 'prov-1')!;
    const [reason] = answer.fits ? [] : answer.reasons;
    const { settings } = council.ports;
    const over = travelMinutes(home, NORTH, 'walk', settings) - settings.travel.longestLegMinutes.walk;
    expect(over).toBeGreaterThan(0);
    expect(reason).toMatchObject({ code: 'longest-leg', numbers: { carers: 1, minutesShort: over } });
    expect(reason?.text).toContain(`: ${over} minutes more than allowed at best.`);
  });

  it('names the visits that fail, on which dates and why, and no carer', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const holder = (await place(council, 'c-1')).placement?.providerId;
    const { providers } = await checkCapacity(council.ports, broker, request([at8, at11]));
    const full = providers.find(({ providerId }) => providerId === holder);
    expect(full).toMatchObject({
      fits: false,
      couldOnceFree: true,
      failing: [{ patternId: 'breakfast', dates: datesFrom('2026-11-23', 7) }],
    });
    const reasons = full?.fits === false ? full.reasons : [];
    expect(reasons[0]?.text).toContain('Visit breakfast on 2026-11-23');
    expect(JSON.stringify(providers)).not.toContain('ca-');
    expect(providers.find(({ providerId }) => providerId !== holder)?.fits).toBe(true);
  });

  it('says of one that starts later which weekdays fail, and on which dates they were tried', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] } });
    const night: Partial<VisitPattern> = { ...at8, days: ['mon', 'tue'], window: { from: '21:00', to: '21:00' } };
    const asked = { ...request([night]), startDate: '2026-12-14' };
    const { providers } = await checkCapacity(council.ports, broker, asked);
    const [first] = providers.map((provider) => (provider.fits ? [] : provider.reasons));
    expect(first?.[0]?.text).toContain(
      'Visit breakfast on Mondays, Tuesdays (tried on 2026-11-23, 2026-11-24, as the weekdays of a package that starts on 2026-12-14): ',
    );
  });

  it('tells of the nearest windows that would fit, each of which then does, and nothing of the rota', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] } });
    await place(council, 'c-1');
    // The carer is at c-1 from eight to half past.
    const tea: Partial<VisitPattern> = { id: 'tea', window: { from: '07:55', to: '08:25' }, minutes: 30 };
    const { providers } = await checkCapacity(council.ports, broker, request([tea]));
    const full = providers.find(({ providerId }) => providerId === 'prov-1');
    const failing = full?.fits === false ? full.failing : [];
    expect(failing).toMatchObject([{ patternId: 'tea', dates: datesFrom('2026-11-23', 7) }]);
    const { nearest } = failing[0]!;
    expect(nearest).toHaveLength(2);
    expect(Math.abs(nearest[0]!.shiftMinutes)).toBeLessThanOrEqual(Math.abs(nearest[1]!.shiftMinutes));
    for (const { window, extraTravelMinutes } of nearest) {
      const again = await checkCapacity(council.ports, broker, request([{ ...tea, window }]));
      expect(again.providers.find(({ providerId }) => providerId === 'prov-1')).toMatchObject({
        providerId: 'prov-1',
        fits: true,
        extraTravelMinutes,
      });
    }
    expect(JSON.stringify(providers)).not.toMatch(/ca-1|c-1"|pkg_|AB/);
  });

  it('offers no other window for a critical time, nor for a skill that nobody has', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] } });
    await place(council, 'c-1');
    const nearestOf = async (pattern: Partial<VisitPattern>) => {
      const [full] = (await checkCapacity(council.ports, broker, request([pattern]))).providers;
      return full?.fits === false ? full.failing.flatMap(({ nearest }) => nearest) : undefined;
    };
    expect(await nearestOf(at8)).toEqual([]);
    expect(await nearestOf({ skills: ['peg-feeding'] })).toEqual([]);
  });

  it('stores nothing, promises nothing and queues nothing', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    await checkCapacity(council.ports, broker, request([at8]));
    const { store } = council.ports;
    expect((await store.packages({ limit: 10 })).items).toEqual([]);
    expect(await store.ledgerOf('bury-east')).toEqual([]);
    expect(await store.dayPlan('prov-1', '2026-11-23')).toBeUndefined();
    expect(council.placements).toEqual([]);
  });

  it('passes over whom the contract does not let be asked, with the reason', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const suspended = aProvider({
      id: 'prov-2',
      status: { kind: 'suspended', from: '2026-11-01', reason: 'quality' },
      version: 2,
    });
    await commitAll(council.ports, [{ kind: 'provider', value: suspended, expected: 1 }]);
    const { providers, passedOver } = await checkCapacity(council.ports, broker, request([at8]));
    expect(providers.map(({ providerId }) => providerId)).toEqual(['prov-1']);
    expect(passedOver.map(({ providerId, reasons }) => [providerId, reasons[0]?.code])).toEqual([
      ['prov-2', 'suspended'],
    ]);
  });

  it('refuses a request that could not be submitted, by field', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const poor = request([at8], { fundedMinutesPerWeek: 10 });
    await expect(checkCapacity(council.ports, broker, poor)).rejects.toThrow(InvalidInput);
    await expect(checkCapacity(council.ports, broker, poor)).rejects.toThrow('/fundedMinutesPerWeek');
  });
});
