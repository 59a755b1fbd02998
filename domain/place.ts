/** A point on the ground, WGS 84 degrees. GeoJSON order is lon, lat; here the names say which is which. */
export interface Location {
  readonly lat: number;
  readonly lon: number;
}

export type Mode = 'car' | 'cycle' | 'walk' | 'bus';

/** Roughly the United Kingdom: catches swapped and missing coordinates, not a wrong street. */
export function isOnTheMap({ lat, lon }: Location): boolean {
  return lat >= 49 && lat <= 61 && lon >= -9 && lon <= 2;
}
