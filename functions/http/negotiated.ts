/** Which form of the rounds is wanted: `?format=` if given, else what Accept prefers, else the default. */
import { parseAccept } from 'hono/utils/accept';
import { type RoundForm, roundForms } from '../operations/rounds.ts';
import { headerFault } from './fault.ts';

/** @throws Fault not-acceptable when Accept allows none of ours. */
export function negotiatedForm(format: RoundForm | undefined, accept: string | undefined, usual: RoundForm): RoundForm {
  if (format !== undefined) return format;
  if (accept === undefined || accept.trim() === '') return usual;
  const wanted = parseAccept(accept).sort((a, b) => b.q - a.q);
  for (const { type, q } of wanted) {
    const form = q > 0 ? formOf(type, usual) : undefined;
    if (form !== undefined) return form;
  }
  const served = Object.values(roundForms).join(', ');
  throw headerFault('not-acceptable', 'Accept', accept, `must allow one of ${served}`);
}

function formOf(type: string, usual: RoundForm): RoundForm | undefined {
  if (type === '*/*') return usual;
  if (type === 'application/*') return 'json';
  if (type === 'text/*') return 'html';
  return (Object.keys(roundForms) as RoundForm[]).find((form) => roundForms[form] === type.toLowerCase());
}
