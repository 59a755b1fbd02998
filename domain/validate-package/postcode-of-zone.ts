import type { FieldProblem } from '../field-problem.ts';
import { normalisePostcode, outwardOf } from '../postcodes.ts';
import type { Zone } from '../zone.ts';

/**
 * A postcode that is not one of the zone in which the location lies: one of the two is wrong, and with the location the
 * zone, its contract and every way would be. Asked only where the council has told the zone's postcodes.
 */
export function postcodeProblem(zones: readonly Zone[], at: Zone, postcode: string): FieldProblem | undefined {
  const normalised = normalisePostcode(postcode);
  // One without the form of a postcode is another problem.
  if (at.postcodes === undefined || normalised === null) return undefined;
  const outward = outwardOf(normalised);
  if (at.postcodes.includes(outward)) return undefined;
  const others = zones.filter(({ postcodes }) => postcodes?.includes(outward)).map(({ id }) => id);
  const told =
    others.length === 0 ? `${outward} is of no zone of the council` : `${outward} is of ${others.join(' and ')}`;
  const rule = `must be of ${at.id}, the zone in which the location lies (${at.postcodes.join(', ')}): ${told}`;
  return { field: '/client/postcode', value: postcode, rule };
}
