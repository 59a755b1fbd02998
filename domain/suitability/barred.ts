import type { Reason } from '../reason.ts';
import type { Match } from '../suitability.ts';

/** "Do not send", asked for by the client. */
export function barred({ carer, client }: Match): Reason | null {
  if (!client.needs.barredCarers.includes(carer.id)) return null;
  return { code: 'barred', text: `${carer.id} is not to be sent to ${client.ref}.`, about: carer.id };
}
