import type { Reason } from '../reason.ts';
import { worksOn } from '../shifts.ts';
import type { Match } from '../suitability.ts';

/** No visit before clearance and start, none after the last day (BU21). */
export function clearance({ carer, date }: Match): Reason | null {
  if (worksOn(carer, date)) return null;
  const text =
    date < carer.clearedFrom
      ? `${carer.id} is cleared from ${carer.clearedFrom}, after ${date}.`
      : `${carer.id} leaves on ${carer.leaves}, before ${date}.`;
  return { code: 'not-cleared', text, about: carer.id };
}
