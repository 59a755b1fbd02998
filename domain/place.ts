/** A point on the ground, WGS 84 degrees. GeoJSON order is lon, lat; here the names say which is which. */
export interface Location {
  readonly lat: number;
  readonly lon: number;
}

export type Mode = 'car' | 'cycle' | 'walk' | 'bus';
