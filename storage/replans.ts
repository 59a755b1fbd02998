/**
 * replans / <replan>: the batch with each job as an attribute of its own, so that jobs which end at the same moment
 * do not undo each other.
 */
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Replan, ReplanJob } from '../domain/replan.ts';
import { NotFound } from '../planning/errors.ts';
import { attributesOf, valuesOf } from './attributes.ts';
import type { Table } from './connection.ts';
import { bodyOf, type Item, type ItemWrite, type Key } from './item.ts';
import { readItem, readLast } from './read.ts';

const PARTITION = 'replans';

interface Batch extends Omit<Replan, 'jobs' | 'version'> {
  /** Keys of the jobs in the order in which they were queued. */
  readonly jobKeys: readonly string[];
}

export async function readReplan(table: Table, id: string): Promise<Replan | undefined> {
  const item = await readItem(table, key(id));
  return item && replanIn(item);
}

/** Latest date first. */
export async function readReplans(table: Table, limit: number): Promise<readonly Replan[]> {
  return (await readLast(table, PARTITION, limit)).map(replanIn);
}

export function replanWrites(replan: Replan, expected: number): ItemWrite[] {
  const { jobs, version, ...batch } = replan;
  const body: Batch = { ...batch, jobKeys: jobs.map(keyOfJob) };
  const item: Item = {
    ...key(replan.id),
    version,
    body: JSON.stringify(body),
    jobs: Object.fromEntries(jobs.map((job) => [keyOfJob(job), job])),
  };
  return [{ put: item, onlyIf: { version: expected }, about: `replan ${replan.id}` }];
}

/**
 * Sets one job and raises the batch's version; a job that is in this state already is left as it is, and so is one that
 * has ended when it is said to have failed: its plan is stored, only what follows it failed.
 * @returns the batch as it is then.
 * @throws NotFound if the batch or the job in it does not exist.
 */
export async function recordReplanJob(table: Table, replanId: string, job: ReplanJob): Promise<Replan> {
  const failed = job.state === 'failed';
  try {
    const { Attributes } = await table.database.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: attributesOf(key(replanId)),
        UpdateExpression: 'SET jobs.#job = :job ADD #version :one',
        ConditionExpression: `attribute_exists(jobs.#job) AND jobs.#job.#state ${failed ? '= :queued' : '<> :state'}`,
        ExpressionAttributeNames: { '#job': keyOfJob(job), '#version': 'version', '#state': 'state' },
        ExpressionAttributeValues: attributesOf({
          ':job': job,
          ':one': 1,
          ...(failed ? { ':queued': 'queued' } : { ':state': job.state }),
        }),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return replanIn(valuesOf(Attributes!));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const replan = await readReplan(table, replanId);
    if (replan === undefined) throw new NotFound('replan', replanId);
    const known = replan.jobs.some((other) => keyOfJob(other) === keyOfJob(job));
    if (!known) throw new NotFound(`job of replan ${replanId}`, keyOfJob(job));
    return replan;
  }
}

function replanIn(item: Item): Replan {
  const { jobKeys, ...batch } = bodyOf<Batch>(item);
  const jobs = item.jobs as Record<string, ReplanJob>;
  return { ...batch, jobs: jobKeys.map((jobKey) => jobs[jobKey]!), version: item.version! };
}

function keyOfJob(job: ReplanJob): string {
  return `${job.providerId}/${job.date}`;
}

function key(id: string): Key {
  return { pk: PARTITION, sk: id };
}
