import { settingsWith } from '../domain/settings-overrides.ts';
import type { Ports } from '../planning/ports.ts';
import { systemClock } from './clock.ts';
import { connect, type Table } from './connection.ts';
import { PLACEMENT_QUEUE_URL, REPLAN_QUEUE_URL, required, SETTINGS, TABLE_NAME } from './environment.ts';
import { ulids } from './identifiers.ts';
import { letOthersFinish } from './let-others-finish.ts';
import { type QueueUrls, queuesOn } from './queues.ts';
import { storeOn } from './store.ts';

/** The table named by TABLE_NAME. */
export function tableFromEnvironment(): Table {
  return connect(required(TABLE_NAME));
}

/** What use cases need, as the environment of this function names it. Make it once a process. */
export function portsFromEnvironment(table: Table = tableFromEnvironment()): Ports {
  const clock = systemClock(process.env);
  return {
    store: storeOn(table),
    queues: queuesOn(queueUrls),
    clock,
    ids: ulids(clock),
    letOthersFinish,
    settings: settingsWith(process.env[SETTINGS]),
  };
}

/** Asked for when a message is sent: a function that queues nothing is given no queue. */
const queueUrls: QueueUrls = {
  get placement() {
    return required(PLACEMENT_QUEUE_URL);
  },
  get replan() {
    return required(REPLAN_QUEUE_URL);
  },
};

export { idempotencyRecords } from './idempotency.ts';
export { linkSigningKey } from './signing-keys.ts';
