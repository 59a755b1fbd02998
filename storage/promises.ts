/**
 * promises/<provider>, of which nothing is stored but its stamp: another one after each promise that a provider gives and
 * each change of what its promises rest on.
 */
import type { ProviderAsRead } from '../planning/ports.ts';
import type { Table } from './connection.ts';
import type { ItemWrite } from './item.ts';
import { readStamp, stampOnlyIf } from './stamps.ts';

export async function readProviderAsRead(table: Table, providerId: string): Promise<ProviderAsRead> {
  return { providerId, promises: await readStamp(table, partition(providerId)) };
}

export function asReadWrites({ providerId, promises }: ProviderAsRead): ItemWrite[] {
  return [stampOnlyIf(partition(providerId), promises, `provider ${providerId}`)];
}

function partition(providerId: string): string {
  return `promises/${providerId}`;
}
