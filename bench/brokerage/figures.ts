/** What a simulated quarter comes to: all of it derived from the ledgers and the packages that are stored at its end. */
import { clockOf } from '../../domain/clocks.ts';
import type { Contract } from '../../domain/contract.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import type { CarePackage } from '../../domain/package.ts';
import { flawsOf, isCertified } from '../../domain/placement/proof.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Zone } from '../../domain/zone.ts';
import type { Ports } from '../../planning/ports.ts';
import type { Quarter } from './quarter.ts';
import { type RunningShare, runningShares } from './running-shares.ts';

export interface ZoneFigures extends RunningShare {
  readonly zone: string;
  readonly reading: string;
}

export interface BrokerageFigures {
  /** Requests of the quarter, by what has become of them at its end. */
  readonly requests: Readonly<Record<string, number>>;
  /** Entries of the quarter, by kind. */
  readonly entries: Readonly<Record<string, number>>;
  readonly certificates: { readonly entries: number; readonly complete: number };
  readonly promises: { readonly kept: number; readonly broken: number; readonly roomGoneAtAcceptance: number };
  readonly computing: {
    readonly decisions: number;
    readonly decisionsASecond: number;
    readonly placementsASecond: number;
    /** From request to its first decision: milliseconds of processor time of the one process that decides. */
    readonly firstDecisionMs: Percentiles;
  };
  /** Simulated minutes from request to the first offer or placement, of those that had one. */
  readonly toFirstOffer: Percentiles;
  readonly toPlacement: Percentiles;
  /** Of those placed: within the limit of their urgency. */
  readonly placedInTime: { readonly placed: number; readonly inTime: number };
  readonly zones: readonly ZoneFigures[];
}

export interface Percentiles {
  readonly of: number;
  readonly p50: number;
  readonly p95: number;
}

export async function brokerageFigures(ports: Ports, quarter: Quarter): Promise<BrokerageFigures> {
  const { store, settings } = ports;
  const [zones, contracts] = await Promise.all([store.zones(), store.contracts()]);
  const ledgers = await Promise.all(zones.map(({ id }) => store.ledgerOf(id)));
  const packages = (await Promise.all(quarter.requests.map((id) => store.package(id)))).filter((p) => p !== undefined);
  const all = ledgers.flat();
  const own = all.filter(({ packageId }) => !quarter.standing.has(packageId));
  const certified = ledgers.flatMap((ledger) => ledger.filter(isCertified).map((entry) => ({ ledger, entry })));
  const placements = own.filter(({ kind }) => kind === 'placement').length;
  const { computing, promises } = quarter;
  return {
    requests: tally(packages.map(({ status }) => status)),
    entries: tally(own.map(({ kind }) => kind)),
    certificates: {
      entries: certified.length,
      complete: certified.filter(({ ledger, entry }) => flawsOf(ledger, entry).length === 0).length,
    },
    promises: { kept: promises.kept, broken: promises.broken.length, roomGoneAtAcceptance: quarter.roomGone },
    computing: {
      decisions: computing.decisions,
      decisionsASecond: round(computing.decisions / (computing.ms / 1000)),
      placementsASecond: round(placements / (computing.ms / 1000)),
      firstDecisionMs: percentiles(computing.firstDecisionMs),
    },
    toFirstOffer: percentiles(packages.flatMap((p) => waitFor(p, own, ['offer', 'placement']))),
    toPlacement: percentiles(packages.flatMap((p) => waitFor(p, own, ['placement']))),
    placedInTime: inTime(packages, settings),
    zones: zones.map((zone, i) => zoneFigures(zone, contracts, ledgers[i]!, quarter)),
  };
}

/** Simulated minutes from the request of a package to its first entry of one of these kinds. */
function waitFor(
  { id, submittedAt }: CarePackage,
  entries: readonly LedgerEntry[],
  kinds: readonly LedgerEntry['kind'][],
): number[] {
  const first = entries.find((e) => e.packageId === id && kinds.includes(e.kind));
  return first === undefined ? [] : [(Date.parse(first.at) - Date.parse(submittedAt)) / 60_000];
}

function inTime(packages: readonly CarePackage[], { clocks }: Settings): BrokerageFigures['placedInTime'] {
  const placed = packages.filter(({ placement }) => placement !== undefined);
  const late = placed.filter((p) => clockOf(p, clocks, p.placement!.at).state === 'breached');
  return { placed: placed.length, inTime: placed.length - late.length };
}

function zoneFigures(
  { id, name }: Zone,
  contracts: readonly Contract[],
  ledger: readonly LedgerEntry[],
  { from, readings }: Quarter,
): ZoneFigures {
  const { rule } = contracts.find(({ zoneId }) => zoneId === id)!;
  if (rule.kind !== 'rotation') throw new Error(`zone ${id} has no rotation: there is no share to follow`);
  return { zone: name, reading: readings.get(id) ?? '', ...runningShares(rule, ledger, from) };
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { of: sorted.length, p50: at(0.5), p95: at(0.95) };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts = Map.groupBy(words, (word) => word);
  return Object.fromEntries([...counts].map(([word, all]) => [word, all.length]).sort());
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
