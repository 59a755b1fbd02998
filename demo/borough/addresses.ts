/** Where clients live: along streets near a settlement, a few of them under one roof in sheltered housing. */
import type { Location } from '../../domain/place.ts';
import type { Zone } from '../../domain/zone.ts';
import { zoneAt } from '../../domain/zone-at.ts';
import type { Locality, Settlement } from './council.ts';
import type { Random } from './random.ts';

export interface Address {
  readonly location: Location;
  readonly postcode: string;
  /** Minutes to park and get in. */
  readonly accessMinutes: number;
}

const CLIENTS_A_STREET = 3;
const SHELTERED_SHARE = 0.08;
const FLATS_A_BUILDING = 6;
/** Inward halves avoid the letters that postcodes do not use there (C I K M O V). */
const INWARD_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const KM_A_DEGREE_LAT = 111.2;

/** One address a client, in the order in which clients are drawn: neighbours do not follow one another. */
export function addressesOf(locality: Locality, zone: Zone, count: number, random: Random): Address[] {
  const sheltered = Math.round((count * SHELTERED_SHARE) / FLATS_A_BUILDING);
  const addresses: Address[] = [];
  for (let i = 0; i < sheltered; i++) addresses.push(...building(locality, zone, random));
  while (addresses.length < count) addresses.push(...street(locality, zone, random));
  return random.shuffled(addresses.slice(0, count));
}

/** A point within so many standard deviations of a settlement, inside the zone. */
export function near(settlement: Settlement, zone: Zone, random: Random, spreadKm = settlement.spreadKm): Location {
  for (let attempt = 0; attempt < 200; attempt++) {
    const location = moved(settlement.location, random.normal() * spreadKm, random.normal() * spreadKm);
    if (zoneAt([zone], location) !== undefined) return location;
  }
  throw new RangeError(`${settlement.name} has no ground in ${zone.id}`);
}

export function settlementOf(locality: Locality, random: Random): Settlement {
  return random.weighted(locality.settlements.map((s) => [s, s.weight] as const));
}

/** So many kilometres north and east, six decimals. */
export function moved(from: Location, northKm: number, eastKm: number): Location {
  const kmADegreeLon = KM_A_DEGREE_LAT * Math.cos((from.lat * Math.PI) / 180);
  return { lat: six(from.lat + northKm / KM_A_DEGREE_LAT), lon: six(from.lon + eastKm / kmADegreeLon) };
}

function street(locality: Locality, zone: Zone, random: Random): Address[] {
  const settlement = settlementOf(locality, random);
  const middle = near(settlement, zone, random);
  const lengthKm = 0.12 + random.next() * 0.3;
  const bearing = random.next() * Math.PI;
  const postcode = postcodeOf(settlement, random);
  const houses: Address[] = [];
  for (let i = 0; i < CLIENTS_A_STREET; i++) {
    const along = (random.next() - 0.5) * lengthKm;
    const location = moved(middle, along * Math.cos(bearing), along * Math.sin(bearing));
    // A street that crosses the border keeps its houses on this side.
    if (zoneAt([zone], location) !== undefined) houses.push({ location, postcode, accessMinutes: random.int(1, 3) });
  }
  return houses;
}

function building(locality: Locality, zone: Zone, random: Random): Address[] {
  const settlement = settlementOf(locality, random);
  const address = {
    location: near(settlement, zone, random),
    postcode: postcodeOf(settlement, random),
    accessMinutes: 4,
  };
  return Array<Address>(FLATS_A_BUILDING).fill(address);
}

function postcodeOf(settlement: Settlement, random: Random): string {
  const letter = () => random.pick([...INWARD_LETTERS]);
  return `${settlement.outward} ${random.int(1, 9)}${letter()}${letter()}`;
}

function six(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
