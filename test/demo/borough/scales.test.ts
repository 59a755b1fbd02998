import { describe, expect, it } from 'vitest';
import { leicestershire } from '../../../demo/borough/leicestershire.ts';
import { marketOf } from '../../../demo/borough/providers.ts';
import { randomOf } from '../../../demo/borough/random.ts';
import { sizes } from '../../../demo/borough/scale.ts';
import { zonesOf } from '../../../demo/borough/zones.ts';
import { withOffers } from '../../../demo/offering.ts';
import { validateContract } from '../../../domain/validate-contract.ts';
import { zoneMap } from '../../../domain/zone-map.ts';

describe('the larger demos', () => {
  const lots = zonesOf(leicestershire);

  it('cover a county with eighteen lots, eight of them east, without gaps or overlaps', () => {
    expect(zoneMap(lots).zones).toHaveLength(18);
    expect(lots.filter((z) => z.area === 'East')).toHaveLength(8);
  });

  it('put every settlement into its own lot', () => {
    const map = zoneMap(lots);
    for (const { id, settlements } of leicestershire.localities) {
      expect(settlements.map((s) => map.zoneAt(s.location)?.id)).toEqual(settlements.map(() => id));
    }
  });

  it('ask sixteen providers of a county in tiers', () => {
    const { providers, contracts } = marketOf(sizes.county, lots, '2026-11-22');
    expect(providers).toHaveLength(16);
    const known = { zoneIds: lots.map((z) => z.id), providers };
    expect(contracts.flatMap((c) => validateContract(c, known))).toEqual([]);
  });

  it.each(['borough', 'county'] as const)('may offer their packages in every zone: a %s', (scale) => {
    const zones = zonesOf(sizes[scale].council);
    const market = marketOf(sizes[scale], zones, '2026-11-22');
    const known = { zoneIds: zones.map((z) => z.id), providers: market.providers };
    const { contracts } = withOffers({ ...market, zones }, 'all');
    expect(contracts.every((c) => c.acceptance === 'offer')).toBe(true);
    expect(contracts.flatMap((c) => validateContract(c, known))).toEqual([]);
  });

  it('ask fourteen providers of a borough, the last of them capped at 600 hours a week', () => {
    const zones = zonesOf(sizes.borough.council);
    const { providers, contracts } = marketOf(sizes.borough, zones, '2026-11-22');
    expect(providers).toHaveLength(14);
    expect(contracts[0]!.fallback).toEqual(['in-house', 'shearwater']);
    expect(providers.at(-1)!.weeklyMinutesCap).toBe(36_000);
  });

  it.each([sizes.demo.council, sizes.county.council])(
    'share out all packages over the localities',
    ({ localities }) => {
      expect(localities.reduce((sum, l) => sum + l.share, 0)).toBeCloseTo(1);
    },
  );
});

describe('the randomness of a demo', () => {
  it('differs between streams and between neighbouring seeds, and repeats', () => {
    const first = (seed: number, stream: string) => randomOf(seed, stream).next();
    expect(first(1, 'carers')).toBe(first(1, 'carers'));
    expect(new Set([first(1, 'carers'), first(2, 'carers'), first(1, 'clients')]).size).toBe(3);
  });

  it('is spread evenly and normally', () => {
    const random = randomOf(7, 'spread');
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) counts[random.int(0, 3)]!++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
    const drawn = Array.from({ length: 4000 }, () => random.normal());
    const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
    const variance = drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean)).toBeLessThan(0.06);
    expect(Math.abs(variance - 1)).toBeLessThan(0.1);
  });
});
