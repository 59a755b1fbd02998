import type { EndEntry } from '../../domain/ledger.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Reason } from '../../domain/reason.ts';
import { earlierOf, type LocalDate } from '../../domain/time.ts';
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
  return entriesOf(ports, before, kind, at, providerId === undefined ? [] : [{ providerId, reasons, until }]);
}

/**
 * The entries where a package as a whole stops: of whoever holds it or is offered it, and of a provider that it leaves and
 * that would have served it on to the end of its notice.
 * @param until the last date with visits; absent = the day before the entry.
 */
export async function stopEntries(
  ports: Ports,
  before: CarePackage,
  providerId: string | undefined,
  kind: 'cancellation' | 'end',
  at: string,
  until?: LocalDate,
): Promise<Write[]> {
  const { outgoing, endDate } = before;
  const stopped: Ended[] = providerId === undefined ? [] : [{ providerId, until }];
  if (outgoing !== undefined) {
    const last = earlierOf(outgoing.until, until);
    const isOther = until === undefined || last !== earlierOf(outgoing.until, endDate);
    if (isOther) stopped.push({ providerId: outgoing.placement.providerId, until: until && last });
  }
  return entriesOf(ports, before, kind, at, stopped);
}

interface Ended {
  readonly providerId: string;
  readonly reasons?: readonly Reason[];
  readonly until?: LocalDate | undefined;
}

async function entriesOf(
  ports: Ports,
  before: CarePackage,
  kind: EndEntry['kind'],
  at: string,
  ended: readonly Ended[],
): Promise<Write[]> {
  if (ended.length === 0) return [];
  const { zoneId, id: packageId } = before;
  const known = (await ports.store.ledgerOf(zoneId)).length;
  return ended.map(({ providerId, reasons = [], until }, i) => {
    const entry = { zoneId, seq: known + 1 + i, at, kind, packageId, providerId, reasons };
    const value = { ...entry, minutesPerWeek: minutesPerWeek(before), ...(until !== undefined && { until }) };
    return { kind: 'ledger', value };
  });
}
