/** A council on a real, embedded DynamoDB: its clock stands still, its identifiers count, its queues are kept for a look. */

import { defaultSettings, type Settings } from '../../domain/settings.ts';
import type { EmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import type { ContingencyMessage, PlacementMessage, Ports, ReplanMessage, Store, Write } from '../../planning/ports.ts';
import { storeOn } from '../../storage/store.ts';
import { createTable } from '../storage/fresh-table.ts';

export interface Council {
  readonly ports: Ports;
  readonly placements: PlacementMessage[];
  readonly replans: ReplanMessage[];
  readonly contingency: ContingencyMessage[];
  /** Moves the clock. */
  at(instant: string): void;
}

/** Sunday noon: the live week is Monday 23 to Sunday 29 November 2026. */
const SUNDAY_NOON = '2026-11-22T12:00:00.000Z';

/** Searches end after so many iterations, so that every run is the same run. */
export const testSettings: Settings = { ...defaultSettings, replanIterations: 2000 };

/** A table of its own in a running database. */
export async function aCouncil(dynamodb: EmbeddedDynamodb, settings: Settings = testSettings): Promise<Council> {
  let now = SUNDAY_NOON;
  let made = 0;
  const placements: PlacementMessage[] = [];
  const replans: ReplanMessage[] = [];
  const contingency: ContingencyMessage[] = [];
  const ports: Ports = {
    store: storeOn(await createTable(dynamodb.endpoint)),
    queues: {
      queuePlacement: async (message) => void placements.push(message),
      placementsUnderWay: async () => placements.length,
      queueReplans: async (messages) => void replans.push(...messages),
      queueContingency: async (messages) => void contingency.push(...messages),
    },
    clock: { now: () => now },
    ids: { fresh: (prefix) => `${prefix}_${String(++made).padStart(6, '0')}` },
    settings,
  };
  return {
    ports,
    placements,
    replans,
    contingency,
    at: (instant) => {
      now = instant;
    },
  };
}

/** The same ports, but something else is done between the first decision and its commit. */
export function meeting(ports: Ports, meet: () => Promise<unknown>): Ports {
  let met = false;
  const commit: Store['commit'] = async (writes) => {
    if (!met) {
      met = true;
      await meet();
    }
    return ports.store.commit(writes);
  };
  return { ...ports, store: { ...ports.store, commit } };
}

/** Writes in portions that a transaction holds. */
export async function commitAll(ports: Ports, writes: readonly Write[]): Promise<void> {
  for (let i = 0; i < writes.length; i += 30) await ports.store.commit(writes.slice(i, i + 30));
}

export const broker = { role: 'brokerage', subject: 'broker-1' } as const;
export const operator = { role: 'operator', subject: 'operator-1' } as const;
export const providerCaller = (providerId: string) =>
  ({ role: 'provider', subject: 'coordinator-1', providerId }) as const;
