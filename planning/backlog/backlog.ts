/** The packages of a zone that nobody holds, shared out by quota, in the order in which they are to be tried again. */
import { clockOf } from '../../domain/clocks.ts';
import type { RotationRule } from '../../domain/contract.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import { inTurn, quotasOf } from '../../domain/placement/backlog-order.ts';
import { declinedBy } from '../../domain/placement/declined.ts';
import { sharesOf, sizeOf } from '../../domain/placement/shares.ts';
import type { LocalDate } from '../../domain/time.ts';
import { allocate } from '../../solver/allocate.ts';
import { type TurnFacts, turnFacts, turnsFrom } from '../placement/turns.ts';
import type { Ports } from '../ports.ts';
import { dueOrder } from '../work-list.ts';
import { type Reach, reachOf } from './reach.ts';

export interface Backlog {
  readonly zoneId: string;
  /** How the rotation's packages were shared out; absent where there is no rotation, or nothing for it. */
  readonly shared?: {
    readonly method: 'integer-program' | 'fixed-rule';
    /** Of a provider from what it is due of the backlog, in the contract's measure. */
    readonly furthest: number;
    readonly quotas: readonly { readonly providerId: string; readonly due: number; readonly given: number }[];
  };
  /** In the order in which they are tried. */
  readonly lines: readonly BacklogLine[];
}

export interface BacklogLine {
  readonly carePackage: CarePackage;
  /** Who is proposed; absent = nobody of the contract may be asked now. */
  readonly providerId?: string;
  /** By car from the nearest client or carer of the provider. */
  readonly travelMinutes?: number;
}

/** @param found the packages of the zone that nobody holds, in any order. */
export async function backlogOf(ports: Ports, zoneId: string, found: readonly CarePackage[]): Promise<Backlog> {
  const { store, settings } = ports;
  const now = ports.clock.now();
  const packages = found
    .map((carePackage) => ({ carePackage, clock: clockOf(carePackage, settings.clocks, now) }))
    .sort((a, b) => (dueOrder(a) < dueOrder(b) ? -1 : 1))
    .map(({ carePackage }) => carePackage);
  const [contract, ledger] = await Promise.all([store.contractOf(zoneId), store.ledgerOf(zoneId)]);
  if (contract === undefined || packages.length === 0) {
    return { zoneId, lines: packages.map((carePackage) => ({ carePackage })) };
  }
  const facts = await turnFacts(ports, { contract, ledger, zoneId, at: now });
  const asked = packages.map((carePackage) => ({ carePackage, candidates: candidatesFor(facts, carePackage, ports) }));
  const { rule } = contract;
  const ofRule = asked.filter(({ candidates }) => rule.kind === 'rotation' && candidates[0]?.route === 'rule');
  const others = asked
    .filter((a) => !ofRule.includes(a))
    .map(
      ({ carePackage, candidates: [first] }): BacklogLine => ({
        carePackage,
        ...(first && { providerId: first.providerId }),
      }),
    );
  if (rule.kind !== 'rotation' || ofRule.length === 0) return { zoneId, lines: others };
  const reach = await reachOf(
    ports,
    rule.shares.map((s) => s.providerId),
  );
  const { lines, shared } = sharedOut(rule, ledger, facts.date, ofRule, reach);
  return { zoneId, shared, lines: [...others, ...lines] };
}

interface Asked {
  readonly carePackage: CarePackage;
  readonly candidates: ReturnType<typeof candidatesFor>;
}

function candidatesFor(facts: TurnFacts, carePackage: CarePackage, { settings }: Ports) {
  const declined = declinedBy(facts.ledger, carePackage.id, facts.date, settings.horizonDays);
  return turnsFrom(facts, carePackage, settings, declined).asked;
}

function sharedOut(
  rule: RotationRule,
  ledger: readonly LedgerEntry[],
  date: LocalDate,
  packages: readonly Asked[],
  reach: Reach,
): Required<Pick<Backlog, 'shared' | 'lines'>> {
  const shares = sharesOf(rule, ledger, date);
  const amounts = packages.map(({ carePackage }) => sizeOf(rule, { minutesPerWeek: minutesPerWeek(carePackage) }));
  const quotas = quotasOf(
    shares,
    amounts.reduce((sum, amount) => sum + amount, 0),
  );
  const prices = packages.map(({ carePackage, candidates }) =>
    shares.map(({ providerId }) => {
      const isAsked = candidates.some((c) => c.providerId === providerId && c.route === 'rule');
      return isAsked ? reach(providerId, carePackage.client.location) : null;
    }),
  );
  const { holders, method, furthest } = allocate({ amounts, due: quotas, prices });
  const unit = rule.measure === 'packages' ? 1 : Math.max(...amounts);
  const backlog = packages.map(({ carePackage }, item) => ({
    carePackage,
    packageId: carePackage.id,
    size: amounts[item]!,
    providerId: shares[holders[item]!]!.providerId,
    travelMinutes: prices[item]![holders[item]!]!,
  }));
  const given = shares.map(({ providerId }, holder) => ({
    providerId,
    due: Math.round(quotas[holder]! * 100) / 100,
    given: backlog.reduce((sum, b) => sum + (b.providerId === providerId ? b.size : 0), 0),
  }));
  const lines = inTurn(shares, unit, backlog).map(({ carePackage, providerId, travelMinutes }) => ({
    carePackage,
    providerId,
    travelMinutes,
  }));
  return { lines, shared: { method, furthest: Math.round(furthest * 100) / 100, quotas: given } };
}
