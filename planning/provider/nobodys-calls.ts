/**
 * Calls on clients that nobody is: what is put into rounds to see or to keep room in a zone. Their places are the doors of
 * the clients whom the provider serves there, from all over the zone.
 */
import type { CarePackage, VisitPattern } from '../../domain/package.ts';
import type { Location } from '../../domain/place.ts';
import type { Zone } from '../../domain/zone.ts';

/** As many different places as are looked at in a zone. */
export const MOST_CALLS = 12;

/** MOST_CALLS places; the middle of the zone where the provider serves nobody yet. */
export function callPlaces(held: readonly CarePackage[], zone: Zone): readonly Location[] {
  const here = held.filter((p) => p.zoneId === zone.id).map((p) => p.client.location);
  const doors = here.length > 0 ? here : [middleOf(zone)];
  return Array.from({ length: MOST_CALLS }, (_, i) => spread(doors, i));
}

/** The i-th of MOST_CALLS places, from all over the list. */
function spread(doors: readonly Location[], i: number): Location {
  return doors[Math.floor((i * Math.max(doors.length, MOST_CALLS)) / MOST_CALLS) % doors.length]!;
}

/** Of the corners, each once. */
function middleOf({ polygon }: Zone): Location {
  const corners = polygon.coordinates[0]!.slice(1);
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length;
  return { lat: mean(1), lon: mean(0) };
}

/** A package of nobody, without a need that would stop any carer. */
export function nobodys(
  id: string,
  zoneId: string,
  location: Location,
  patterns: readonly VisitPattern[] = [],
): CarePackage {
  const needs = { barredCarers: [], preferredCarers: [], household: [] };
  return {
    id,
    status: 'received',
    zoneId,
    client: { ref: id, initials: '', location, postcode: '', accessMinutes: 0, needs },
    patterns,
    startDate: '1970-01-01',
    fundedMinutesPerWeek: 0,
    source: { kind: 'community' },
    urgency: 'standard',
    needType: '',
    submittedAt: '',
    submittedBy: '',
    version: 0,
  };
}
