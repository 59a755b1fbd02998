/** The map of zones: how large one may be, and which field is at fault where it is none. */
import { describe, expect, it } from 'vitest';
import { aGateway, operator } from './a-gateway.ts';

const gateway = aGateway();
const SIDE = 0.05;

/** A square of the grid as a zone, its border told by so many positions. */
function zone(id: string, column: number, row = 0, positions = 5) {
  const [west, south] = [-2.4 + SIDE * column, 53 + SIDE * row];
  const along = Array.from({ length: positions - 4 }, (_, n) => [west + (SIDE * n) / (positions - 4), south]);
  const [east, north] = [west + SIDE, south + SIDE];
  const ring = [...along, [east, south], [east, north], [west, north], [west, south]];
  return {
    type: 'Feature',
    properties: { id, name: id },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

const save = (...features: readonly object[]) =>
  gateway.call({ method: 'PUT', as: operator, path: '/v1/zones', body: { type: 'FeatureCollection', features } });
const refused = async (...features: readonly object[]) => {
  const { status, json, text } = await save(...features);
  expect(status, text.slice(0, 300)).toBe(400);
  return json.errors.map(({ field, value, rule }: { field: string; value: unknown; rule: string }) => [
    field,
    value,
    rule,
  ]);
};
const grid = (count: number) => Array.from({ length: count }, (_, n) => zone(`z-${n}`, n % 10, Math.floor(n / 10)));

describe('a map of zones', () => {
  it('may have zones with as many positions as an item holds', async () => {
    const large = zone('z-0', 0, 0, 5000);
    const finer = {
      ...large,
      geometry: {
        type: 'Polygon',
        coordinates: large.geometry.coordinates.map((ring) => ring.map((p) => [...p, 1 / 3])),
      },
    };
    expect((await save(finer)).status).toBe(200);
    const [[field, , rule]] = await refused(zone('z-0', 0, 0, 5001));
    expect([field, rule]).toEqual(['/features/0/geometry/coordinates', expect.stringContaining('5000 positions')]);
  });

  it('may have as many positions altogether as are compared while somebody waits', async () => {
    const fine = [0, 1, 2, 3, 4].map((n) => zone(`z-${n}`, n, 0, 4001));
    expect(await refused(...fine)).toEqual([['/features', 20_005, expect.stringContaining('20000 positions')]]);
  });

  it('is refused at each of the zones sent that overlap or lie apart', async () => {
    expect((await save(zone('z-0', 0), zone('z-1', 1))).status).toBe(200);
    const overlap = expect.stringMatching(/^z-0 and new: overlap by \d+ square metres$/);
    const shifted = zone('new', -0.5, -0.5);
    expect(await refused(shifted)).toEqual([['/features/0', 'new', overlap]]);
    expect(await refused(zone('z-0', 0), shifted)).toEqual([
      ['/features/0', 'z-0', overlap],
      ['/features/1', 'new', overlap],
    ]);
    expect(await refused(zone('far', 40, 40))).toEqual([
      ['/features/0', 'far', expect.stringContaining('lies apart from every other zone')],
    ]);
  });

  it('is refused at a zone that is named twice', async () => {
    expect(await refused(zone('z-0', 0), zone('z-0', 0))).toEqual([
      ['/features/1/properties/id', 'z-0', expect.stringContaining('once')],
    ]);
  });

  it('may have as many zones as one commit stores, those not named counted', async () => {
    expect((await save(...grid(95))).status).toBe(200);
    const [[field]] = await refused(...grid(96));
    expect(field).toBe('/features');
    expect(await refused(zone('z-95', 5, 9))).toEqual([['/features', 96, expect.stringContaining('95 zones')]]);
  });
});
