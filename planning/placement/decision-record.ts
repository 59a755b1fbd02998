import type { Event } from '../../domain/event.ts';
import type { CarePackage, Placement } from '../../domain/package.ts';
import { inOneBreath } from '../../domain/reason.ts';
import { whenInWords } from '../../domain/time.ts';
import { firstVisitIn } from '../first-visit.ts';
import type { Asked, Taken } from './ask-in-order.ts';

/** A decision as a broker would tell it: who has the package and why it was their turn, or why nobody has it. */
export function decisionRecord(
  { id, status, outcome = [], placement, offer }: CarePackage,
  { taken, names }: Asked,
): Pick<Event, 'subject' | 'type' | 'text' | 'data'> {
  const name = (providerId: string): string => names.get(providerId) ?? providerId;
  const others = outcome
    .filter((o) => o.answer === 'cannot' || o.answer === 'passed-over')
    .map(({ providerId, reasons }) => withName(name(providerId), inOneBreath(reasons)));
  const got = status === 'offered' ? offer : placement;
  const until = status === 'offered' && offer !== undefined ? `, to be answered by ${whenInWords(offer.due)}` : '';
  const text =
    taken === undefined || got === undefined
      ? `${status === 'waiting' ? 'Waiting' : 'Unplaced'}: no provider takes it now. ${others.join(' ')}`
      : `${status === 'offered' ? 'Offered to' : 'Placed with'} ${name(got.providerId)} from ${got.from}${until}, ` +
        `${got.extraTravelMinutes} extra travel minutes a week. ${startInWords(taken, got)}${taken.due} ` +
        `${others.length === 0 ? '' : `Passed over before it: ${others.join(' ')}`}`;
  return { subject: `package/${id}`, type: `package-${status}`, text: text.trim(), data: { outcome } };
}

/** When the first visit is, as far as it is planned, and why it is not today, or which visits of today are not asked for. */
export function startInWords(
  { candidate, trial, today }: Pick<Taken, 'candidate' | 'trial' | 'today'>,
  { notToday = [] }: Pick<Placement, 'notToday'>,
): string {
  const days = today === undefined ? trial.plans : [today.plan, ...trial.plans];
  const first = firstVisitIn(days, candidate);
  const when = first === undefined ? '' : `First visit on ${whenInWords(first)}. `;
  const reasons = inOneBreath(notToday);
  return reasons === '' ? when : `${when}Not today: ${reasons} `;
}

function withName(name: string, said: string): string {
  return said.startsWith(name) ? said : `${name}: ${said}`;
}
