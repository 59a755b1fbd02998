import type { Reason } from '../reason.ts';
import type { Match } from '../suitability.ts';

/** Gender of carer, where the client requires it; a preference is priced, not ruled. */
export function gender({ carer, client }: Match): Reason | null {
  const wish = client.needs.gender;
  if (wish === undefined || wish.strength !== 'required' || wish.carer === carer.gender) return null;
  return {
    code: 'gender',
    text: `${client.ref} needs a ${wish.carer} carer; ${carer.id} is ${carer.gender}.`,
    about: carer.id,
  };
}
