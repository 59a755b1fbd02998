import type { EndEntry } from '../../domain/ledger.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Reason } from '../../domain/reason.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Ports, Write } from '../ports.ts';

/**
 * The entry of the zone's ledger that says how a provider's holding of a package, or its offer, came to an end.
 * @param until the last date it is served, where that is not the day before.
 */
export async function endEntry(
  ports: Ports,
  before: CarePackage,
  providerId: string | undefined,
  kind: EndEntry['kind'],
  at: string,
  reasons: readonly Reason[] = [],
  until?: LocalDate,
): Promise<Write[]> {
  if (providerId === undefined) return [];
  const { zoneId, id: packageId } = before;
  const seq = (await ports.store.ledgerOf(zoneId)).length + 1;
  const entry = { zoneId, seq, at, kind, packageId, providerId, minutesPerWeek: minutesPerWeek(before), reasons };
  return [{ kind: 'ledger', value: { ...entry, ...(until !== undefined && { until }) } }];
}
