/** How the split of a zone stood at every moment of the quarter: after each entry of its ledger. */
import type { RotationRule } from '../../domain/contract.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import { type ShareReport, shareReport } from '../../domain/placement/share-report.ts';
import { type LocalDate, localDateOf } from '../../domain/time.ts';

/** The first provider of the contract's list, at one moment; shares of the period so far, 0 to 1. */
export interface SharePoint {
  readonly at: string;
  readonly had: number;
  readonly due: number;
  /** One package of the period's, as a share. */
  readonly band: number;
  /** First date of the period. */
  readonly period: LocalDate;
}

export interface RunningShare {
  readonly moments: number;
  /** Furthest that anybody was from its due share, in packages of the zone's measure. */
  readonly furthest: number;
  /** The same over the moments at which nobody had turned a package away in the period. */
  readonly furthestUndisturbed: number;
  /** Moments at which somebody was a package or more from its due share. */
  readonly beyond: number;
  /** Of those: moments at which the entries of the period say whose answers made it so. */
  readonly explained: number;
  readonly points: readonly SharePoint[];
}

/** @param from moments before it belong to the packages that were handed over. */
export function runningShares(rule: RotationRule, ledger: readonly LedgerEntry[], from: LocalDate): RunningShare {
  const points: SharePoint[] = [];
  const result = { moments: 0, furthest: 0, furthestUndisturbed: 0, beyond: 0, explained: 0 };
  const earlier = new Map<string, number>();
  let last: ShareReport | undefined;
  ledger.forEach(({ at }, i) => {
    const date = localDateOf(at);
    const report = shareReport(rule, ledger.slice(0, i + 1), date);
    if (rule.carryShortfall && last !== undefined && last.period.from !== report.period.from) addTo(earlier, last);
    last = report;
    if (date < from || report.unit === 0) return;
    const away = Math.max(...report.providers.map((p) => Math.abs(p.ahead))) / report.unit;
    result.moments += 1;
    result.furthest = Math.max(result.furthest, away);
    if (report.turnedAway.length === 0) result.furthestUndisturbed = Math.max(result.furthestUndisturbed, away);
    if (report.providers.some((p) => p.state !== 'within')) {
      result.beyond += 1;
      if (explains(report, earlier)) result.explained += 1;
    }
    points.push(pointOf(report, at));
  });
  return { ...result, points };
}

/**
 * Whoever is short has turned away as much as it lacks beyond one package; whoever is beyond its share took what the
 * others turned away.
 */
function explains({ providers, unit }: ShareReport, earlier: ReadonlyMap<string, number>): boolean {
  const away = (of: typeof providers): number =>
    of.reduce((sum, p) => sum + p.turnedAway + (earlier.get(p.providerId) ?? 0), 0);
  return providers.every((p) => {
    if (p.state === 'within') return true;
    const own = p.state === 'short' ? [p] : providers.filter((other) => other.providerId !== p.providerId);
    return away(own) + unit >= Math.abs(p.ahead) - 1e-9;
  });
}

/** Where a shortfall carries, what was turned away in earlier periods does too. */
function addTo(earlier: Map<string, number>, { providers }: ShareReport): void {
  for (const { providerId, turnedAway } of providers) {
    earlier.set(providerId, (earlier.get(providerId) ?? 0) + turnedAway);
  }
}

function pointOf({ providers, unit, period }: ShareReport, at: string): SharePoint {
  const total = providers.reduce((sum, p) => sum + p.had, 0);
  const [first] = providers;
  const share = (value: number): number => (total === 0 ? 0 : value / total);
  return {
    at,
    had: share(first!.had),
    due: share(first!.due + first!.carried),
    band: share(unit),
    period: period.from,
  };
}
