/** The planning use cases on a real store: an embedded DynamoDB, a simulated clock, and queues that are emptied by hand. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Borough } from '../../demo/borough/borough.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { synthesisedTemplate } from '../../local/synthesised.ts';
import { createTables } from '../../local/tables.ts';
import { REGION, Resolver, readTemplate } from '../../local/template.ts';
import type { PlacementMessage, Ports, ReplanMessage, Write } from '../../planning/ports.ts';
import { connect } from '../../storage/connection.ts';
import { storeOn } from '../../storage/store.ts';

export interface SimulatedCouncil {
  readonly ports: Ports;
  /** What has been queued and not been worked off, in order. */
  readonly placements: PlacementMessage[];
  readonly replans: ReplanMessage[];
  now(): string;
  moveTo(instant: string): void;
  stop(): Promise<void>;
}

/** A night in the simulation is searched for a moment only: brokerage is what is measured here. */
const ITERATIONS_A_DAY = 15;

export async function simulatedCouncil(startsAt: string): Promise<SimulatedCouncil> {
  const dynamodb = await startEmbeddedDynamodb();
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const client = new DynamoDBClient({ endpoint: dynamodb.endpoint, region: REGION, credentials });
  const template = readTemplate(await synthesisedTemplate());
  const [tableName] = await createTables(template, new Resolver(template, {}), client);
  let now = startsAt;
  let made = 0;
  const placements: PlacementMessage[] = [];
  const replans: ReplanMessage[] = [];
  return {
    ports: {
      store: storeOn(connect(tableName!, client)),
      queues: {
        queuePlacement: async (message) => void placements.push(message),
        placementsUnderWay: async () => placements.length,
        queueReplans: async (messages) => void replans.push(...messages),
        queueContingency: () => Promise.reject(new Error('the simulation suspends by the register, without a list')),
      },
      clock: { now: () => now },
      ids: { fresh: (prefix) => `${prefix}_${String(++made).padStart(8, '0')}` },
      settings: { ...defaultSettings, replanIterations: ITERATIONS_A_DAY },
    },
    placements,
    replans,
    now: () => now,
    moveTo(instant) {
      now = instant;
    },
    async stop() {
      client.destroy();
      await dynamodb.stop();
    },
  };
}

/** Everything of the borough but its packages. */
export async function loadRegister({ store }: Ports, borough: Borough): Promise<void> {
  const writes: Write[] = [
    ...borough.zones.map((value): Write => ({ kind: 'zone', value })),
    ...borough.providers.map((value): Write => ({ kind: 'provider', value, expected: 0 })),
    ...borough.contracts.map((value): Write => ({ kind: 'contract', value, expected: 0 })),
    ...borough.carers.map((value): Write => ({ kind: 'carer', value, expected: 0 })),
    ...borough.shiftPatterns.map((value): Write => ({ kind: 'shift-pattern', value, expected: 0 })),
    ...borough.absences.map((value): Write => ({ kind: 'absence', value, expected: 0 })),
    ...borough.attendances.map((value): Write => ({ kind: 'attendance', value })),
  ];
  for (let i = 0; i < writes.length; i += 40) await store.commit(writes.slice(i, i + 40));
}
