import type { Reason } from '../reason.ts';
import type { Match } from '../suitability.ts';

/** Every skill of the visit, unexpired on its date (the day of expiry still counts). */
export function skill({ carer, skills, date }: Match): Reason | null {
  for (const code of skills) {
    const held = carer.skills.filter((s) => s.code === code);
    if (held.some((s) => s.expires === undefined || s.expires >= date)) continue;
    const lapsed = held
      .map((s) => s.expires)
      .sort()
      .at(-1);
    const text =
      lapsed === undefined
        ? `${carer.id} does not have the skill ${code}.`
        : `${carer.id}'s skill ${code} expired on ${lapsed}, before ${date}.`;
    return { code: 'skill', text, about: code };
  }
  return null;
}
