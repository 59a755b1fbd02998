/** Who will hold each package if everybody who is due can take it: the contracts, asked in the order of submission. */
import type { LedgerEntry } from '../../domain/ledger.ts';
import { needOf } from '../../domain/life/first-weeks.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import { decidedEntries } from '../../domain/placement/decided-entries.ts';
import { orderOfAsking } from '../../domain/placement/due-order.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { instantOf, type LocalDate } from '../../domain/time.ts';
import type { Draft } from './packages.ts';
import type { Market } from './providers.ts';

/** Provider id of each draft, in the drafts' order; undefined for those that nobody can hold. */
export function holdersOf(drafts: readonly Draft[], market: Market, date: LocalDate): (string | undefined)[] {
  const ledgers = new Map(market.contracts.map((c) => [c.zoneId, [] as LedgerEntry[]]));
  return drafts.map((draft, i) => {
    if (draft.kind === 'unplaceable') return undefined;
    if (draft.kind === 'night') return market.nightProviderId;
    const contract = market.contracts.find((c) => c.zoneId === draft.zoneId)!;
    const ledger = ledgers.get(draft.zoneId)!;
    const { firstWeeks } = defaultSettings.packageLife;
    const needType = needOf(contract, draft.request, firstWeeks, date, true);
    const { asked, order } = orderOfAsking({
      contract,
      ledger,
      providers: market.providers,
      date,
      carePackage: { ...draft.request, needType },
      settings: defaultSettings,
    });
    const { providerId } = asked[0]!;
    const decided = {
      zoneId: draft.zoneId,
      packageId: String(i),
      minutesPerWeek: minutesPerWeek(draft.request),
      attempt: 'submitted',
      at: instantOf(date, 720),
      contract,
      order,
      answers: [{ providerId, answer: 'placed', reasons: [] }] as const,
    };
    ledger.push(...decidedEntries(decided, ledger.length));
    return providerId;
  });
}
