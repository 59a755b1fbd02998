/** Which zone a location lies in. Kept apart from zone-map.ts so that a request for one address loads no geometry. */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Location } from './place.ts';
import type { Zone } from './zone.ts';

/** The first zone that contains the location, its border included; undefined outside all of them. */
export function zoneAt(zones: readonly Zone[], location: Location): Zone | undefined {
  return zones.find((zone) => booleanPointInPolygon([location.lon, location.lat], zone.polygon));
}
