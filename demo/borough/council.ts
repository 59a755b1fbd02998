/** The ground a demo council stands on: real towns at their real positions, everything else generated. */
import type { Location } from '../../domain/place.ts';

export interface Council {
  /** A rough outline, [lon, lat], closed. */
  readonly outline: readonly (readonly [number, number])[];
  readonly localities: readonly Locality[];
}

/** What becomes a zone. */
export interface Locality {
  readonly id: string;
  readonly name: string;
  readonly area?: string;
  /** Share of the council's packages; all together 1. */
  readonly share: number;
  readonly settlements: readonly Settlement[];
}

export interface Settlement {
  readonly name: string;
  readonly location: Location;
  /** Share of the locality's people, relative to the others. */
  readonly weight: number;
  /** Outward postcode. */
  readonly outward: string;
  /** Kilometres in which two thirds of its streets lie. */
  readonly spreadKm: number;
}

export function settlement(
  name: string,
  lat: number,
  lon: number,
  outward: string,
  weight: number,
  spreadKm = 0.7,
): Settlement {
  return { name, location: { lat, lon }, outward, weight, spreadKm };
}
