import type { Event } from '../../domain/event.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Asked } from './ask-in-order.ts';

/** A decision as a broker would tell it: who has the package and why it was their turn, or why nobody has it. */
export function decisionRecord(
  { id, status, outcome = [], placement, offer }: CarePackage,
  { taken, names }: Asked,
): Pick<Event, 'subject' | 'type' | 'text' | 'data'> {
  const name = (providerId: string): string => names.get(providerId) ?? providerId;
  const others = outcome
    .filter((o) => o.answer === 'cannot' || o.answer === 'passed-over')
    .map(({ providerId, reasons }) => `${name(providerId)}: ${reasons.map((r) => r.text).join(' ')}`);
  const got = status === 'offered' ? offer : placement;
  const until = status === 'offered' && offer !== undefined ? `, to be answered by ${offer.due}` : '';
  const text =
    taken === undefined || got === undefined
      ? `${status === 'waiting' ? 'Waiting' : 'Unplaced'}: no provider takes it now. ${others.join(' ')}`
      : `${status === 'offered' ? 'Offered to' : 'Placed with'} ${name(got.providerId)} from ${got.from}${until}, ` +
        `${got.extraTravelMinutes} extra travel minutes a week. ${taken.due} ` +
        `${others.length === 0 ? '' : `Passed over before it: ${others.join(' ')}`}`;
  return { subject: `package/${id}`, type: `package-${status}`, text: text.trim(), data: { outcome } };
}
