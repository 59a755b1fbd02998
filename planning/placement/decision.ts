/** What is to be written once the providers have answered: the package, its entries in the ledger, the record, the days. */
import type { LedgerEntry } from '../../domain/ledger.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { DayPlan } from '../../domain/round.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports, Write } from '../ports.ts';
import type { Asked } from './ask-in-order.ts';

export interface Decision {
  readonly carePackage: CarePackage;
  readonly writes: readonly Write[];
}

/**
 * @param attempt the message that asked for this decision; stored, so that the same one again decides nothing.
 */
export function decisionOf(
  ports: Ports,
  before: CarePackage,
  asked: Asked,
  ledger: readonly LedgerEntry[],
  attempt: string,
  at: string,
): Decision {
  const carePackage = decided(before, asked, attempt);
  const isNews = carePackage.status !== before.status || !sameOutcome(before, carePackage);
  return {
    carePackage,
    writes: [
      { kind: 'package', value: carePackage, expected: before.version },
      ...(isNews ? entries(before, asked, ledger, at) : []),
      ...(isNews ? [eventWrite(ports, 'placement', record(carePackage, asked), at)] : []),
      ...(asked.taken?.trial.plans ?? []).flatMap((plan) => planWrites(ports, plan, carePackage, at)),
    ],
  };
}

function decided(before: CarePackage, { taken, outcome, couldLater }: Asked, attempt: string): CarePackage {
  const after = { ...before, outcome, lastAttempt: attempt, version: before.version + 1 };
  if (taken === undefined) return { ...after, status: couldLater ? 'waiting' : 'unplaced' };
  const { extraTravelMinutes } = taken.trial;
  return { ...after, status: 'placed', placement: { ...taken.candidate.placement, extraTravelMinutes } };
}

/** A package that waits is tried every night; only another answer than last time is news. */
function sameOutcome(before: CarePackage, after: CarePackage): boolean {
  const codes = ({ outcome = [] }: CarePackage): string =>
    JSON.stringify(outcome.map((o) => [o.providerId, o.answer, o.reasons.map((r) => r.code)]));
  return codes(before) === codes(after);
}

function entries(carePackage: CarePackage, asked: Asked, ledger: readonly LedgerEntry[], at: string): Write[] {
  return asked.outcome
    .filter(({ answer }) => answer !== 'passed-over')
    .map(({ providerId, answer, reasons }, i) => ({
      kind: 'ledger',
      value: {
        zoneId: carePackage.zoneId,
        seq: ledger.length + 1 + i,
        at,
        kind: answer === 'placed' ? 'placement' : 'cannot',
        packageId: carePackage.id,
        providerId,
        minutesPerWeek: minutesPerWeek(carePackage),
        reasons,
      },
    }));
}

function record({ id, status, outcome, placement }: CarePackage, { taken }: Asked): Parameters<typeof eventWrite>[2] {
  const cannot = (outcome ?? []).filter((o) => o.answer !== 'placed');
  const others = cannot.map((o) => `${o.providerId}: ${o.reasons[0]?.text ?? 'passed over.'}`).join(' ');
  const text =
    taken === undefined || placement === undefined
      ? `${status === 'waiting' ? 'Waiting' : 'Unplaced'}: no provider takes it now. ${others}`
      : `Placed with ${placement.providerId} from ${placement.from}, ${placement.extraTravelMinutes} extra travel minutes a week. ${taken.due} ${others}`;
  return { subject: `package/${id}`, type: `package-${status}`, text: text.trim(), data: { outcome } };
}

/** Published rounds that take in a new package are changed rounds, and a change of those has its record. */
function planWrites(ports: Ports, value: DayPlan, { id }: CarePackage, at: string): Write[] {
  const { providerId, date, state, version } = value;
  const write: Write = { kind: 'plan', value, expected: version - 1 };
  if (state === 'draft') return [write];
  const text = `Package ${id} joins the published rounds; every visit in them keeps its carer and start.`;
  return [
    write,
    eventWrite(ports, 'placement', { subject: `plan/${providerId}/${date}`, type: 'plan-joined', text }, at),
  ];
}
