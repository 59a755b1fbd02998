/**
 * Whether a placement went to nobody beyond its turn: its certificate has one coded reason for each provider before it
 * in the order of asking, and the ledger bears each of them out. Needs the ledger and nothing else; whoever has the
 * contract too can also have the order checked against it.
 */
import type { Contract } from '../contract.ts';
import type { AnswerEntry, Certificate, CertifiedEntry, InOrder, LedgerEntry, PlacementEntry } from '../ledger.ts';
import type { ReasonCode } from '../reason.ts';
import { routesOf } from './routes.ts';

/** What is wrong with a certificate: the rule that does not hold, and a sentence with both values. */
export interface Flaw {
  readonly rule: 'order' | 'gap' | 'entry' | 'reason' | 'figures' | 'contract';
  readonly text: string;
}

/** Limits and shortages are proved by their figures: how much there is, and how much was asked. */
const FIGURES: Partial<Record<ReasonCode, readonly string[]>> = {
  capacity: ['carers'],
  cap: ['most', 'held', 'asked'],
  volume: ['volume', 'committed', 'asked'],
  restricted: ['most', 'taken', 'asked'],
};

/** What a provider did itself has an entry of its own kind before it. */
const BORNE_OUT_BY: Partial<Record<ReasonCode, LedgerEntry['kind']>> = {
  refused: 'refusal',
  lapsed: 'lapse',
  'handed-back': 'handback',
};

/** Flaws that the entry shows by itself: its order ends with the provider, and each one before has its line. */
export function flawsInForm(placement: CertifiedEntry): Flaw[] {
  // From outside, a certificate may be missing although the type says that it cannot be.
  const certificate = placement.certificate as Certificate | undefined;
  if (certificate === undefined) return [{ rule: 'order', text: 'The placement has no certificate.' }];
  const { order, passedOver } = certificate;
  const flaws: Flaw[] = [];
  const last = order.at(-1)?.providerId;
  if (last !== placement.providerId) {
    flaws.push({ rule: 'order', text: `The order ends with ${last}, the placement is with ${placement.providerId}.` });
  }
  const before = order.slice(0, -1).map((o) => o.providerId);
  if (new Set([...before, last]).size !== order.length) {
    flaws.push({ rule: 'order', text: 'A provider stands in the order twice.' });
  }
  for (const providerId of before) {
    const lines = passedOver.filter((p) => p.providerId === providerId).length;
    if (lines === 1) continue;
    flaws.push({ rule: 'gap', text: `${providerId} was before it in the order: 1 reason is needed, ${lines} given.` });
  }
  for (const { providerId } of passedOver) {
    if (before.includes(providerId)) continue;
    flaws.push({ rule: 'order', text: `${providerId} is said to be passed over but is not before it in the order.` });
  }
  return flaws;
}

/** All flaws of a placement, from the ledger of its zone alone; none = proved. */
export function flawsOf(ledger: readonly LedgerEntry[], placement: CertifiedEntry): Flaw[] {
  const inForm = flawsInForm(placement);
  if (inForm.length > 0) return inForm;
  return placement.certificate.passedOver.flatMap(({ providerId, code, seq }) => {
    const entry = ledger[seq - 1];
    if (entry === undefined || !isAnswerTo(placement, entry, providerId)) {
      const text = `Entry ${seq} is not the answer of ${providerId} in the attempt ${placement.attempt} at it.`;
      return [{ rule: 'entry', text } as const];
    }
    return flawsOfReason(ledger, entry, code);
  });
}

/**
 * Flaws of a certificate's order by the contract that it names: nobody left out before it, nobody of another route, no
 * other purchase drawn on. @param needType of the package.
 */
export function flawsByContract(contract: Contract, { certificate }: CertifiedEntry, needType: string): Flaw[] {
  const named = routesOf(contract, needType);
  const { id, version } = certificate.contract;
  if (id !== contract.id || version !== contract.version) {
    const text = `Decided by ${id} version ${version}; the contract is ${contract.id} version ${contract.version}.`;
    return [{ rule: 'contract', text }];
  }
  return certificate.order.flatMap(({ providerId, route, purchaseId }, place): Flaw[] => {
    const expected = named[place];
    if (expected === undefined) return [{ rule: 'contract', text: `The contract names ${named.length} providers.` }];
    // Within a rotation the ledger says who comes first; everywhere else the contract does.
    const own = expected.anyOrder === true ? named.find((n) => n.anyOrder && n.providerId === providerId) : expected;
    if (own?.providerId === providerId && own.route === route && own.purchaseId === purchaseId) return [];
    const by = (o: InOrder): string => `${o.providerId} by ${o.route} ${o.purchaseId ?? ''}`.trimEnd();
    const text = `Place ${place + 1} is ${by({ providerId, route, ...(purchaseId && { purchaseId }) })}; the contract has ${by(own ?? expected)}.`;
    return [{ rule: 'contract', text }];
  });
}

/** Entries that need a certificate. */
export function isCertified(entry: LedgerEntry): entry is CertifiedEntry {
  return entry.kind === 'placement' || entry.kind === 'offer';
}

/** The last placement of a package in the ledger. */
export function placementOf(ledger: readonly LedgerEntry[], packageId: string): PlacementEntry | undefined {
  return ledger.findLast((e): e is PlacementEntry => e.kind === 'placement' && e.packageId === packageId);
}

/** By which route the provider of a placement was asked. */
export function routeOf({ certificate }: PlacementEntry): InOrder['route'] {
  return certificate.order.at(-1)!.route;
}

/** @throws UnprovedPlacement naming every flaw. */
export function mustBeProved(flaws: readonly Flaw[], { packageId, providerId }: CertifiedEntry): void {
  if (flaws.length > 0) throw new UnprovedPlacement(packageId, providerId, flaws);
}

/** A placement beyond somebody's turn without proof: it is not stored. */
export class UnprovedPlacement extends Error {
  override readonly name = 'UnprovedPlacement';
  constructor(packageId: string, providerId: string, flaws: readonly Flaw[]) {
    super(`placement of ${packageId} with ${providerId} is not proved: ${flaws.map((f) => f.text).join(' ')}`);
  }
}

function isAnswerTo(placement: CertifiedEntry, entry: LedgerEntry, providerId: string): entry is AnswerEntry {
  return (
    (entry.kind === 'cannot' || entry.kind === 'passed-over') &&
    entry.seq < placement.seq &&
    entry.attempt === placement.attempt &&
    entry.packageId === placement.packageId &&
    entry.providerId === providerId
  );
}

function flawsOfReason(ledger: readonly LedgerEntry[], entry: AnswerEntry, code: ReasonCode): Flaw[] {
  const reason = entry.reasons.find((r) => r.code === code);
  const who = `Entry ${entry.seq} (${entry.providerId})`;
  if (reason === undefined) return [{ rule: 'reason', text: `${who} does not give the reason ${code}.` }];
  const missing = (FIGURES[code] ?? []).filter((name) => reason.numbers?.[name] === undefined);
  if (missing.length > 0) return [{ rule: 'figures', text: `${who} says ${code} without ${missing.join(', ')}.` }];
  const kind = BORNE_OUT_BY[code];
  if (kind === undefined) return [];
  const own = ledger.some(
    (e) => e.kind === kind && e.seq < entry.seq && e.packageId === entry.packageId && e.providerId === entry.providerId,
  );
  return own ? [] : [{ rule: 'entry', text: `${who} says ${code}, but the ledger has no ${kind} before it.` }];
}
