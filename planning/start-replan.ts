import type { Replan, ReplanJob } from '../domain/replan.ts';
import { addDays, type LocalDate, localDateOf, planningDateOf } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import { InvalidInput, VersionConflict } from './errors.ts';
import { eventWrite } from './event-write.ts';
import { liveDates } from './placement/live-days.ts';
import type { Ports } from './ports.ts';
import { retryWaiting } from './replan/retry-waiting.ts';

export interface ReplanRequest {
  /** Default: the one that begins at the next 05:00 in Europe/London. */
  readonly date?: LocalDate;
  readonly correlationId: string;
}

/**
 * Starts the overnight batch for a date: one job a provider for that date and one for the last day that is planned ahead;
 * when all have ended, packages that wait are queued again. The scheduled batch of a date is one batch however often
 * it is started: it is returned as it stands and its unfinished jobs are queued again. By hand each start is a new one, but
 * one for the day whose scheduled batch is unfinished goes on with that.
 * @throws InvalidInput by hand for a date that is over, under way, or not planned ahead yet.
 */
export async function startReplan(
  ports: Ports,
  caller: Caller | 'scheduler',
  { date, correlationId }: ReplanRequest,
): Promise<Replan> {
  const at = ports.clock.now();
  const live = liveDates(at, ports.settings);
  const first = date ?? live[0]!;
  if (caller !== 'scheduler' && !live.includes(first)) {
    const rule = `must be one of the days that are planned ahead, ${live[0]} to ${live.at(-1)}`;
    throw new InvalidInput([{ field: '/date', value: first, rule }]);
  }
  const batch =
    caller === 'scheduler'
      ? await batchOf(ports, first)
      : ((await unfinished(ports, first)) ?? (await freshBatch(ports, caller, [first, lastAhead(at, live)])));
  const open = batch.jobs.filter(({ state }) => state === 'queued');
  await ports.queues.queueReplans(
    open.map(({ providerId, date }) => ({ replanId: batch.id, providerId, date, correlationId })),
  );
  if (open.length === 0) await retryWaiting(ports, batch.id);
  return batch;
}

/**
 * The scheduled batch of a date, made if it is not there yet. It runs before the planning day turns at 05:00, so the day
 * that enters the horizon then is one beyond those that are live now: whoever is placed in the morning finds it planned.
 */
async function batchOf(ports: Ports, date: LocalDate): Promise<Replan> {
  const there = await ports.store.replan(date);
  if (there !== undefined) return there;
  try {
    return await createBatch(ports, 'scheduler', [date, addDays(date, ports.settings.horizonDays)], date);
  } catch (error) {
    const made = error instanceof VersionConflict ? await ports.store.replan(date) : undefined;
    if (made === undefined) throw error;
    return made;
  }
}

/** The scheduled batch of a date, where it is there and has jobs to do: it began in part, or is under way. */
async function unfinished(ports: Ports, date: LocalDate): Promise<Replan | undefined> {
  const there = await ports.store.replan(date);
  return there?.jobs.some(({ state }) => state === 'queued') ? there : undefined;
}

/** The last day that is planned ahead; between midnight and 05:00, as in the scheduled batch, the one that enters then. */
function lastAhead(at: string, live: readonly LocalDate[]): LocalDate {
  const last = live.at(-1)!;
  return localDateOf(at) === planningDateOf(at) ? last : addDays(last, 1);
}

/** The next number that is free: two people starting at once get a batch each. */
async function freshBatch(ports: Ports, caller: Caller, dates: readonly LocalDate[]): Promise<Replan> {
  for (let n = 1; ; n++) {
    const id = `${dates[0]}.${n}`;
    if ((await ports.store.replan(id)) !== undefined) continue;
    try {
      return await createBatch(ports, caller, dates, id);
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
}

async function createBatch(
  ports: Ports,
  actor: Caller | 'scheduler',
  dates: readonly LocalDate[],
  id: string,
): Promise<Replan> {
  const providers = await ports.store.providers();
  const days = [...new Set(dates)];
  const jobs = days.flatMap((day) =>
    providers.map(({ id: providerId }): ReplanJob => ({ providerId, date: day, state: 'queued' })),
  );
  const at = ports.clock.now();
  const startedBy = actor === 'scheduler' ? actor : actor.subject;
  const batch: Replan = { id, date: days[0]!, startedAt: at, startedBy, jobs, version: 1 };
  const text = `Replan of ${days.join(' and ')} started for ${providers.length} provider(s).`;
  await ports.store.commit([
    { kind: 'replan', value: batch, expected: 0 },
    eventWrite(ports, actor, { subject: `replan/${id}`, type: 'replan-started', text }, at),
  ]);
  return batch;
}
