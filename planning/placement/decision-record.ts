import type { Event } from '../../domain/event.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Asked } from './ask-in-order.ts';

/** A decision as a broker would tell it: who has the package and why it was their turn, or why nobody has it. */
export function decisionRecord(
  { id, status, outcome = [], placement }: CarePackage,
  { taken, names }: Asked,
): Pick<Event, 'subject' | 'type' | 'text' | 'data'> {
  const name = (providerId: string): string => names.get(providerId) ?? providerId;
  const others = outcome
    .filter((o) => o.answer !== 'placed')
    .map(({ providerId, reasons }) => `${name(providerId)}: ${reasons.map((r) => r.text).join(' ')}`);
  const text =
    taken === undefined || placement === undefined
      ? `${status === 'waiting' ? 'Waiting' : 'Unplaced'}: no provider takes it now. ${others.join(' ')}`
      : `Placed with ${name(placement.providerId)} from ${placement.from}, ${placement.extraTravelMinutes} extra ` +
        `travel minutes a week. ${taken.due} ${others.length === 0 ? '' : `Passed over before it: ${others.join(' ')}`}`;
  return { subject: `package/${id}`, type: `package-${status}`, text: text.trim(), data: { outcome } };
}
