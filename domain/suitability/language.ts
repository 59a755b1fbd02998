import type { Reason } from '../reason.ts';
import type { Match } from '../suitability.ts';

/** A language the client requires; a preference is priced, not ruled. */
export function language({ carer, client }: Match): Reason | null {
  const wish = client.needs.language;
  if (wish === undefined || wish.strength !== 'required' || carer.languages.includes(wish.code)) return null;
  return {
    code: 'language',
    text: `${client.ref} needs a carer who speaks ${wish.code}; ${carer.id} does not.`,
    about: wish.code,
  };
}
