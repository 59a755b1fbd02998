/** The zones of a council as one map: neither overlapping nor leaving gaps (BU1). */
import { area } from '@turf/area';
import { bbox } from '@turf/bbox';
import { buffer } from '@turf/buffer';
import { difference } from '@turf/difference';
import { feature, featureCollection, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { union } from '@turf/union';
import type { BBox, Feature, MultiPolygon, Polygon } from 'geojson';
import type { Location } from './place.ts';
import type { Zone } from './zone.ts';
import { zoneAt } from './zone-at.ts';

/** Two zones that share ground, or ground between zones that belongs to none. */
export class ZoneMapError extends Error {
  override readonly name = 'ZoneMapError';
  readonly kind: 'overlap' | 'gap' | 'shape';
  readonly zoneIds: readonly string[];
  readonly squareMetres: number;
  constructor(kind: 'overlap' | 'gap' | 'shape', zoneIds: readonly string[], squareMetres: number, rule: string) {
    super(`${zoneIds.join(' and ')}: ${rule}`);
    this.kind = kind;
    this.zoneIds = zoneIds;
    this.squareMetres = squareMetres;
  }
}

export interface ZoneMap {
  readonly zones: readonly Zone[];
  zoneAt(location: Location): Zone | undefined;
}

type Shape = Feature<Polygon | MultiPolygon>;

/** Less than a garden: rounding of shared borders, not an error of the map. */
const TOLERATED_SQUARE_METRES = 100;
/**
 * A strip between two zones that opens to the outside looks like the council's own border. It is called a gap where
 * it is narrower than twice this, and larger than what any border that two zones share leaves at its outer end (less
 * than a full circle of this radius).
 */
const STRIP_METRES = 50;
const STRIP_SQUARE_METRES = 4 * STRIP_METRES ** 2;

/** Checks and joins the zones. Throws ZoneMapError at the first fault. */
export function zoneMap(zones: readonly Zone[]): ZoneMap {
  const shapes = zones.map((zone) => ({ zone, shape: shapeOf(zone), box: bbox(zone.polygon) }));
  for (const [i, a] of shapes.entries()) {
    for (const b of shapes.slice(i + 1)) {
      if (boxesMeet(a.box, b.box)) refuseOverlap(a.zone, a.shape, b.zone, b.shape);
    }
  }
  if (shapes.length > 1) refuseGaps(shapes);
  return { zones, zoneAt: (location) => zoneAt(zones, location) };
}

/** What is asked of every pair first: of a hundred zones each has a few neighbours. */
function boxesMeet(a: BBox, b: BBox): boolean {
  return a[2] >= b[0] && b[2] >= a[0] && a[3] >= b[1] && b[3] >= a[1];
}

function shapeOf(zone: Zone): Shape {
  const squareMetres = area(zone.polygon);
  if (squareMetres > 0) return feature(zone.polygon);
  throw new ZoneMapError('shape', [zone.id], squareMetres, 'encloses no ground');
}

function refuseOverlap(a: Zone, shapeA: Shape, b: Zone, shapeB: Shape): void {
  const shared = intersect(featureCollection([shapeA, shapeB]));
  const squareMetres = shared === null ? 0 : Math.round(area(shared));
  if (squareMetres <= TOLERATED_SQUARE_METRES) return;
  throw new ZoneMapError('overlap', [a.id, b.id], squareMetres, `overlap by ${squareMetres} square metres`);
}

function refuseGaps(shapes: readonly { readonly zone: Zone; readonly shape: Shape }[]): void {
  const whole = union(featureCollection(shapes.map((s) => s.shape)));
  if (whole === null) return;
  for (const hole of holesOf(whole.geometry)) refuseGap(hole, TOLERATED_SQUARE_METRES, zonesAround(hole, shapes));
  const grown = shapes.map((s) => grow(s.shape)).map((shape) => ({ shape, box: bbox(shape) }));
  for (const [i, a] of grown.entries()) {
    for (const [j, b] of grown.entries()) {
      if (j <= i || !boxesMeet(a.box, b.box)) continue;
      const near = intersect(featureCollection([a.shape, b.shape]));
      const strip = near === null ? null : difference(featureCollection([near, whole]));
      if (strip !== null) refuseGap(strip, STRIP_SQUARE_METRES, [shapes[i]!.zone.id, shapes[j]!.zone.id]);
    }
  }
  if (whole.geometry.type === 'MultiPolygon') refuseDetached(shapes);
}

function refuseGap(gap: Shape, tolerated: number, zoneIds: readonly string[]): void {
  const squareMetres = Math.round(area(gap));
  if (squareMetres <= tolerated) return;
  const rule = `leave a gap of ${squareMetres} square metres that belongs to no zone`;
  throw new ZoneMapError('gap', zoneIds, squareMetres, rule);
}

/** A zone that touches no other one. */
function refuseDetached(shapes: readonly { readonly zone: Zone; readonly shape: Shape }[]): void {
  for (const { zone, shape } of shapes) {
    const reach = grow(shape);
    if (shapes.some((s) => s.zone !== zone && intersect(featureCollection([reach, s.shape])) !== null)) continue;
    throw new ZoneMapError('gap', [zone.id], Math.round(area(shape)), 'lies apart from every other zone');
  }
}

function holesOf(geometry: Polygon | MultiPolygon): Shape[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings.slice(1).map((ring) => polygon([ring])));
}

function zonesAround(hole: Shape, shapes: readonly { readonly zone: Zone; readonly shape: Shape }[]): string[] {
  const reach = grow(hole);
  return shapes.filter((s) => intersect(featureCollection([reach, s.shape])) !== null).map((s) => s.zone.id);
}

function grow(shape: Shape): Shape {
  const grown = buffer(shape, STRIP_METRES, { units: 'meters' });
  if (grown === undefined) throw new RangeError(`a shape of ${area(shape)} square metres vanished when grown`);
  return grown;
}
