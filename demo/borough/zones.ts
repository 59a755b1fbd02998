/** Zones from towns: each point of the council belongs to the locality of its nearest settlement. */
import { bbox } from '@turf/bbox';
import { featureCollection, point, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { union } from '@turf/union';
import { voronoi } from '@turf/voronoi';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import type { Zone } from '../../domain/zone.ts';
import type { Council } from './council.ts';

/** Cells of the Voronoi diagram of all settlements, joined by locality and cut to the outline. */
export function zonesOf(council: Council): Zone[] {
  const outline = polygon([council.outline.map(([lon, lat]) => [lon, lat])]);
  const sites = council.localities.flatMap((l) =>
    l.settlements.map((s) => point([s.location.lon, s.location.lat], { zone: l.id })),
  );
  const [west, south, east, north] = bbox(outline);
  // Wide enough that no cell is cut by the box inside the outline.
  const cells = voronoi(featureCollection(sites), { bbox: [west - 1, south - 1, east + 1, north + 1] });
  return council.localities.map(({ id, name, area, settlements }) => {
    const own = cells.features.filter((_, i) => sites[i]!.properties.zone === id);
    const whole = own.length > 1 ? union(featureCollection<Polygon | MultiPolygon>(own)) : own[0]!;
    const inside = whole === null ? null : intersect(featureCollection<Polygon | MultiPolygon>([whole, outline]));
    const postcodes = [...new Set(settlements.map(({ outward }) => outward))].sort();
    return { id, name, ...(area === undefined ? {} : { area }), postcodes, polygon: onePiece(inside, id) };
  });
}

function onePiece(shape: Feature<Polygon | MultiPolygon> | null, id: string): Polygon {
  if (shape?.geometry.type !== 'Polygon')
    throw new RangeError(`the settlements of ${id} do not make one piece of ground`);
  return { type: 'Polygon', coordinates: shape.geometry.coordinates.map((ring) => ring.map(rounded)) };
}

/** Six decimals, a tenth of a metre: both neighbours of a border round the same corner alike. */
function rounded(position: Position): Position {
  return position.map((degrees) => Math.round(degrees * 1e6) / 1e6);
}
