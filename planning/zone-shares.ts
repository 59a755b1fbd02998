import { type ShareReport, shareReport } from '../domain/placement/share-report.ts';
import { type LocalDate, localDateOf } from '../domain/time.ts';
import { NotFound } from './errors.ts';
import type { Ports } from './ports.ts';

export interface ZoneShares extends ShareReport {
  readonly zoneId: string;
  readonly contractId: string;
  readonly date: LocalDate;
}

/**
 * How the split of a zone stands in the period that a date lies in (default: today), derived from its ledger.
 * @throws NotFound for a zone without a rotation.
 */
export async function zoneShares(
  ports: Ports,
  zoneId: string,
  date: LocalDate = localDateOf(ports.clock.now()),
): Promise<ZoneShares> {
  const [contract, ledger] = await Promise.all([ports.store.contractOf(zoneId), ports.store.ledgerOf(zoneId)]);
  if (contract === undefined || contract.rule.kind !== 'rotation') throw new NotFound('zone with a rotation', zoneId);
  return { zoneId, contractId: contract.id, date, ...shareReport(contract.rule, ledger, date) };
}
