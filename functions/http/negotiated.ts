/** Which form of an answer is wanted: `?format=` if given, else what Accept prefers, else the default. */
import { parseAccept } from 'hono/utils/accept';
import { headerFault } from './fault.ts';

/** Each form by its name in `?format=`, with its media type; of one family (`text/*`) the first is preferred. */
export type Forms<F extends string> = Readonly<Record<F, string>>;

/** @throws Fault not-acceptable when Accept allows none of ours. */
export function negotiatedForm<F extends string>(
  forms: Forms<F>,
  format: F | undefined,
  accept: string | undefined,
  usual: F,
): F {
  if (format !== undefined) return format;
  if (accept === undefined || accept.trim() === '') return usual;
  const wanted = parseAccept(accept).sort((a, b) => b.q - a.q);
  for (const { type, q } of wanted) {
    const form = q > 0 ? formOf(forms, type.toLowerCase(), usual) : undefined;
    if (form !== undefined) return form;
  }
  const served = Object.values(forms).join(', ');
  throw headerFault('not-acceptable', 'Accept', accept, `must allow one of ${served}`);
}

function formOf<F extends string>(forms: Forms<F>, type: string, usual: F): F | undefined {
  if (type === '*/*') return usual;
  const names = Object.keys(forms) as F[];
  const family = type.endsWith('/*') ? type.slice(0, -1) : undefined;
  return names.find((name) => (family === undefined ? forms[name] === type : forms[name].startsWith(family)));
}
