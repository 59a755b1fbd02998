import { describe, expect, it } from 'vitest';
import { roundsAsGeoJson } from '../../../functions/views/geojson.ts';
import { aDay, aRound, visitsEvery } from './a-day.ts';

describe('a day as GeoJSON', () => {
  const map = roundsAsGeoJson(aDay([aRound('carer-12', visitsEvery(45, 3)), aRound('carer-7', [{ at: 600 }])]));

  it('has a line a round of two visits or more, and a point a visit', () => {
    expect(map.features.map(({ geometry }) => geometry.type)).toEqual([
      'LineString',
      'Point',
      'Point',
      'Point',
      'Point',
    ]);
  });

  it('writes longitude before latitude, in the bounds of Bury', () => {
    for (const { geometry } of map.features) {
      const positions = geometry.type === 'LineString' ? geometry.coordinates : [geometry.coordinates];
      for (const [lon, lat] of positions) {
        expect(lon).toBeGreaterThan(-2.5);
        expect(lon).toBeLessThan(-2.1);
        expect(lat).toBeGreaterThan(53.5);
      }
    }
  });

  it('numbers the visits in their order and tells when', () => {
    const visits = map.features.filter(({ properties }) => properties?.kind === 'visit').slice(0, 3);
    expect(visits.map(({ properties }) => [properties?.order, properties?.local])).toEqual([
      [1, '07:00'],
      [2, '07:45'],
      [3, '08:30'],
    ]);
  });

  it('never shows where a carer lives', () => {
    const line = map.features[0]!.geometry;
    const points = map.features.slice(1, 4).map(({ geometry }) => geometry.type === 'Point' && geometry.coordinates);
    expect(line.type === 'LineString' && line.coordinates).toEqual(points);
  });
});
