import type { Reason } from '../reason.ts';
import type { Match } from '../suitability.ts';

/** Dogs, cats, smoking: what is in the home and this carer cannot enter. */
export function household({ carer, client }: Match): Reason | null {
  const met = client.needs.household.find((h) => carer.avoids.includes(h));
  if (met === undefined) return null;
  return { code: 'household', text: `${carer.id} cannot enter a home with: ${met}.`, about: met };
}
