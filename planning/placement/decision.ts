/** What is to be written once the providers have answered: the package, its entries in the ledger, the record, the days. */
import type { Contract } from '../../domain/contract.ts';
import type { CertifiedEntry, LedgerEntry } from '../../domain/ledger.ts';
import { type FirstWeeksRule, needOf } from '../../domain/life/first-weeks.ts';
import { withoutMove } from '../../domain/life/serving.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import { decidedEntries } from '../../domain/placement/decided-entries.ts';
import { offerDeadline } from '../../domain/placement/offer-deadline.ts';
import { flawsByContract, flawsOf, isCertified, mustBeProved } from '../../domain/placement/proof.ts';
import type { DayPlan } from '../../domain/round.ts';
import { localDateOf } from '../../domain/time.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports, Write } from '../ports.ts';
import { dayWrites } from '../repair/changed-days.ts';
import type { Asked, Taken } from './ask-in-order.ts';
import { decisionRecord } from './decision-record.ts';

export interface Decision {
  readonly carePackage: CarePackage;
  readonly writes: readonly Write[];
}

/** What the order of asking follows from. */
export interface Basis {
  /** Absent in a zone that has none: nobody is asked. */
  readonly contract?: Contract;
  readonly ledger: readonly LedgerEntry[];
}

/**
 * @param attempt the message that asked for this decision; stored, so that the same one again decides nothing.
 * @throws UnprovedPlacement before anything is written, if somebody before the taker has no reason to be passed over.
 */
export function decisionOf(
  ports: Ports,
  before: CarePackage,
  asked: Asked,
  { contract, ledger }: Basis,
  attempt: string,
  at: string,
): Decision {
  const entries =
    contract === undefined
      ? []
      : entriesOf(before, asked, { contract, ledger }, attempt, at, ports.settings.packageLife.firstWeeks);
  const carePackage = decided(ports, before, asked, { attempt, at, entry: entries.find(isCertified) });
  const isNews = carePackage.status !== before.status || !sameOutcome(before, carePackage);
  return {
    carePackage,
    writes: [
      { kind: 'package', value: carePackage, expected: before.version },
      ...(isNews ? entries.map((value): Write => ({ kind: 'ledger', value })) : []),
      ...(isNews ? [eventWrite(ports, 'placement', decisionRecord(carePackage, asked), at)] : []),
      ...roundWrites(ports, asked, carePackage, at),
    ],
  };
}

function decided(
  ports: Ports,
  before: CarePackage,
  { taken, outcome, couldLater }: Asked,
  { attempt, at, entry }: { readonly attempt: string; readonly at: string; readonly entry: CertifiedEntry | undefined },
): CarePackage {
  const { queued: _, ...rest } = before;
  const after = { ...rest, outcome, lastAttempt: attempt, version: before.version + 1 };
  if (taken === undefined || entry === undefined) return { ...after, status: couldLater ? 'waiting' : 'unplaced' };
  const { placement, exceptions } = taken.candidate;
  const { extraTravelMinutes } = taken.trial;
  if (entry.kind === 'placement') {
    return withoutMove({
      ...after,
      ...(exceptions !== undefined && { exceptions }),
      status: 'placed',
      placement: { ...placement, extraTravelMinutes, certificate: entry.certificate },
    });
  }
  const due = offerDeadline(before, ports.settings.clocks, at);
  const offer = { ...placement, id: `${before.id}.${entry.seq}`, due, extraTravelMinutes };
  return { ...after, status: 'offered', offer };
}

/** A package that waits is tried every night; only another answer than last time is news. */
function sameOutcome(before: CarePackage, after: CarePackage): boolean {
  const codes = ({ outcome = [] }: CarePackage): string =>
    JSON.stringify(outcome.map((o) => [o.providerId, o.answer, o.reasons.map((r) => r.code)]));
  return codes(before) === codes(after);
}

/** With the offer or placement among them proved. */
function entriesOf(
  before: CarePackage,
  { order, outcome, taken }: Asked,
  { contract, ledger }: Required<Basis>,
  attempt: string,
  at: string,
  firstWeeks: FirstWeeksRule,
): LedgerEntry[] {
  const { zoneId, id: packageId, patterns, endDate } = before;
  const needType = needOf(contract, before, firstWeeks, localDateOf(at), before.askedAnew === undefined);
  const weekly = minutesPerWeek({ patterns });
  const service = {
    ...(taken !== undefined && { from: taken.candidate.placement.from }),
    ...(endDate !== undefined && { until: endDate }),
  };
  const decided = { zoneId, packageId, minutesPerWeek: weekly, attempt, at, ...service };
  const decision = { ...decided, contract, order, answers: outcome };
  const entries = decidedEntries(decision, ledger.length);
  for (const entry of entries.filter(isCertified)) {
    mustBeProved([...flawsOf([...ledger, ...entries], entry), ...flawsByContract(contract, entry, needType)], entry);
  }
  return entries;
}

/** An offer keeps a gap in the rounds; of published ones nothing that is shown changes. */
function roundWrites(ports: Ports, { taken }: Asked, carePackage: CarePackage, at: string): Write[] {
  if (taken === undefined) return [];
  if (taken.answer === 'placed') return placedWrites(ports, taken, carePackage, at);
  const plans = taken.trial.plans.map((value): Write => ({ kind: 'plan', value, expected: value.version - 1 }));
  return [{ kind: 'provider-as-read', value: taken.provider }, ...plans];
}

/** The promise, and the days of a placement with their records: the coming week's, and today's where it starts in what is left of it. */
export function placedWrites(
  ports: Ports,
  { provider, trial, today }: Pick<Taken, 'provider' | 'trial' | 'today'>,
  carePackage: CarePackage,
  at: string,
): Write[] {
  const why = `Package ${carePackage.id} starts today.`;
  return [
    { kind: 'provider-as-read', value: provider },
    ...(today === undefined ? [] : dayWrites(ports, 'placement', today, why)),
    ...trial.plans.flatMap((plan) => planWrites(ports, plan, carePackage, at)),
  ];
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
