import type { Contract } from '../contract.ts';
import type { InOrder, LedgerEntry } from '../ledger.ts';
import type { Reason } from '../reason.ts';
import type { LocalDate } from '../time.ts';
import { takesOf, useOf } from './volume-use.ts';

export interface Volumes {
  readonly contract: Contract;
  /** Of every zone of the contract. */
  readonly ledgers: readonly (readonly LedgerEntry[])[];
  readonly minutesPerWeek: number;
  /** The first planning date on which the package would be served. */
  readonly from: LocalDate;
  readonly endDate?: LocalDate;
}

/**
 * Where a candidate's volume stands with this package in it, in the year that the package begins in: a sentence with its
 * figures, and whether it has to be passed over for it. Null where nothing is bought from it by volume.
 */
export function volumeWith(volumes: Volumes, { providerId, purchaseId }: InOrder): (Reason & { shut: boolean }) | null {
  const { contract, ledgers, minutesPerWeek, from, endDate } = volumes;
  const purchase = contract.purchases?.find((p) => p.id === purchaseId);
  if (purchase === undefined) return null;
  const { year, volume, forecast: committed } = useOf(contract.id, purchase, ledgers, from);
  const asked = takesOf(purchase.volume, { minutesPerWeek, from, ...(endDate !== undefined && { until: endDate }) });
  const what = `${purchase.kind} ${purchase.id}`;
  const numbers = { volume, committed, asked };
  if (year === undefined) {
    const text = `The ${what} begins on ${purchase.volume.yearStarts}.`;
    return { code: 'volume', text, numbers, about: providerId, shut: true };
  }
  const isOver = committed + asked > volume;
  const text = `The ${what} has ${volume} minutes to ${year.to}; ${committed} are taken up and this package takes ${asked}.`;
  return { code: 'volume', text, numbers, about: providerId, shut: isOver && purchase.beyondVolume === 'passed-over' };
}
