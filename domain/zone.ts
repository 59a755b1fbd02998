import type { Polygon } from 'geojson';

/** Contract geography: a locality. Polygons of a council neither overlap nor leave gaps (BU1); `area` groups lots (LE1). */
export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly area?: string;
  /** Outward postcodes of its addresses, "BL9"; a neighbour may have the same. Absent = addresses are not held against any. */
  readonly postcodes?: readonly string[];
  readonly polygon: Polygon;
}
