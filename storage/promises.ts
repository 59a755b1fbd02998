/**
 * promises/<provider>, of which nothing is stored but its stamp: another one after each promise that a provider gives and
 * each change of what its promises rest on.
 */
import type { ProviderAsRead } from '../planning/ports.ts';
import type { Table } from './connection.ts';
import type { ItemWrite } from './item.ts';
import { promisesPartition, readStamp, sameStamp, stampOf, stampOnlyIf, workforcePartition } from './stamps.ts';

export async function readProviderAsRead(table: Table, providerId: string): Promise<ProviderAsRead> {
  const [promises, workforce] = await Promise.all([
    readStamp(table, promisesPartition(providerId)),
    readStamp(table, workforcePartition(providerId)),
  ]);
  return { providerId, promises, workforce };
}

export function providerAsReadWrites({ providerId, promises }: ProviderAsRead): ItemWrite[] {
  return [stampOnlyIf(promisesPartition(providerId), promises, `provider ${providerId}`)];
}

export function workforceAsReadWrites({ providerId, workforce }: ProviderAsRead): ItemWrite[] {
  return [
    sameStamp(workforcePartition(providerId), workforce, `the workforce of ${providerId}`),
    stampOf(promisesPartition(providerId)),
  ];
}
