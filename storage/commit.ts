/** All or nothing: what a use case decided, as one DynamoDB transaction. */
import { VersionConflict } from '../planning/errors.ts';
import type { Write } from '../planning/ports.ts';
import { attendanceWrites } from './attendances.ts';
import { clientPackagesWrites } from './client-packages.ts';
import type { Table } from './connection.ts';
import { contingencyEntryWrites, contingencyListWrites } from './contingency.ts';
import { contractWrites } from './contracts.ts';
import { type PlanChange, planChange, rememberChanges } from './day-plans.ts';
import { eventWrites } from './events.ts';
import { answerWrites } from './idempotency.ts';
import type { ItemWrite, Key } from './item.ts';
import { ledgerWrites } from './ledger.ts';
import { packageWrites } from './packages.ts';
import { providerAsReadWrites, workforceAsReadWrites } from './promises.ts';
import { providerWrites } from './providers.ts';
import { replanWrites } from './replans.ts';
import { oneStampEach, registerAsReadWrites } from './stamps.ts';
import { absenceRemoval, workforceWrites } from './workforce.ts';
import { putAll, removeAll, transact } from './write.ts';
import { zoneWrites } from './zones.ts';

/** DynamoDB's own limit on the actions of one transaction. */
const MOST_ACTIONS = 100;

/** More than one transaction can hold. Nothing was written; the caller has to commit in smaller wholes. */
export class CommitTooLarge extends Error {
  override readonly name = 'CommitTooLarge';
}

/**
 * @throws VersionConflict if any expected version is not the stored one: nothing was written.
 * @throws CommitTooLarge beyond 100 actions (a day plan is one, a package two or three): nothing was written.
 */
export async function commit(table: Table, writes: readonly Write[]): Promise<void> {
  const changes = await Promise.all(
    writes.filter((write) => write.kind === 'plan').map((write) => planChange(table, write.value, write.expected)),
  );
  const others = await Promise.all(writes.map((write) => itemWritesOf(table, write)));
  const actions = oneStampEach([...others.flat(), ...changes.map((change) => change.flip)]);
  if (actions.length === 0) return;
  if (actions.length > MOST_ACTIONS) {
    throw new CommitTooLarge(`a commit of ${actions.length} actions; one transaction holds ${MOST_ACTIONS}`);
  }
  const parts = changes.flatMap(partWrites);
  if (actions.length + parts.length <= MOST_ACTIONS) await transact(table, [...actions, ...parts]);
  else await commitInSteps(table, actions, changes);
  rememberChanges(table, changes);
}

/** A few rounds of a few days fit into the transaction itself, which saves two of three round trips. */
function partWrites({ stage, tidy }: PlanChange): ItemWrite[] {
  const about = 'part of a day plan';
  return [...stage.map((part) => ({ put: part, about })), ...tidy.map((key) => ({ remove: key, about }))];
}

/** See day-plans.ts: parts first, then the transaction with the pointers, then what nobody names any more. */
async function commitInSteps(table: Table, actions: ItemWrite[], changes: readonly PlanChange[]): Promise<void> {
  const staged = changes.flatMap((change) => change.stage);
  await putAll(table, staged);
  try {
    await transact(table, actions);
  } catch (error) {
    // Only a refusal is certain: after a broken connection the flip may have happened, and the parts be in use.
    if (error instanceof VersionConflict) await tidy(table, staged);
    throw error;
  }
  await tidy(
    table,
    changes.flatMap((change) => change.tidy),
  );
}

/** Readers ignore what is left lying and the next change of the day removes it, so a failure here is nobody's. */
async function tidy(table: Table, keys: readonly Key[]): Promise<void> {
  await removeAll(table, keys).catch(() => undefined);
}

async function itemWritesOf(table: Table, write: Write): Promise<readonly ItemWrite[]> {
  switch (write.kind) {
    case 'zone':
      return zoneWrites(write.value);
    case 'provider':
      return providerWrites(write.value, write.expected);
    case 'contract':
      return contractWrites(write.value, write.expected);
    case 'package':
      return packageWrites(table, write.value, write.expected);
    case 'client-packages':
      return clientPackagesWrites(write.value, write.expected);
    case 'carer':
    case 'shift-pattern':
    case 'absence':
      return workforceWrites(write.kind, write.value, write.expected);
    case 'absence-withdrawn':
      return absenceRemoval(write.value, write.expected);
    case 'ledger':
      return ledgerWrites(write.value);
    case 'attendance':
      return attendanceWrites(write.value);
    case 'event':
      return eventWrites(write.value);
    case 'contingency-list':
      return contingencyListWrites(write.value);
    case 'contingency-entry':
      return contingencyEntryWrites(write.value);
    case 'replan':
      return replanWrites(write.value, write.expected);
    case 'answer':
      return answerWrites(write.value);
    case 'register-as-read':
      return registerAsReadWrites(write.value);
    case 'provider-as-read':
      return providerAsReadWrites(write.value);
    case 'workforce-as-read':
      return workforceAsReadWrites(write.value);
    case 'plan':
      return []; // written in steps, see day-plans.ts
  }
}
