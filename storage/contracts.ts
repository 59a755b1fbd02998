/** contracts / <contract>: a council has a few dozen, so a zone's contract is found by reading them all at once. */
import { type Contract, zonesOf } from '../domain/contract.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, versionedItem } from './item.ts';
import { readPartition } from './read.ts';
import { readStamped } from './recent-registers.ts';
import { stampOf } from './stamps.ts';

const PARTITION = 'contracts';

export async function readContracts(table: Table): Promise<readonly Contract[]> {
  const read = async () => (await readPartition(table, PARTITION)).map((item) => bodyOf<Contract>(item));
  return readStamped(table, PARTITION, read);
}

export async function readContractOf(table: Table, zoneId: string): Promise<Contract | undefined> {
  return (await readContracts(table)).find((contract) => zonesOf(contract).includes(zoneId));
}

export function contractWrites(contract: Contract, expected: number): ItemWrite[] {
  return [
    {
      put: versionedItem({ pk: PARTITION, sk: contract.id }, contract),
      onlyIf: { version: expected },
      about: `contract ${contract.id}`,
    },
    stampOf(PARTITION),
  ];
}
