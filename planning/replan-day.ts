import type { PromisesKept, ReplanJob } from '../domain/replan.ts';
import type { DayPlan } from '../domain/round.ts';
import { addDays, datesFrom } from '../domain/time.ts';
import { type Decided, decidedAgain } from './decided-again.ts';
import { eventWrite } from './event-write.ts';
import type { Ports, ReplanMessage, Write } from './ports.ts';
import { reserveKept } from './provider/held-reserve.ts';
import { type ProviderFacts, readProvider } from './provider/provider-facts.ts';
import { betterDay } from './replan/better-day.ts';
import { finishJob } from './replan/finish-job.ts';
import { withLastWeek } from './rounds/last-week.ts';
import { travelMinutesOf } from './rounds/travel-minutes.ts';

/**
 * Replans one provider's day: solves, checks, keeps the result only if it is allowed and better. Running it twice
 * changes nothing; a failure leaves the plan that was there.
 * @throws PlanRejected when the solver's answer breaks a rule; VersionConflict when the day kept changing.
 */
export async function replanDay(ports: Ports, message: ReplanMessage): Promise<ReplanJob> {
  const { providerId, date, replanId } = message;
  const known = (await ports.store.replan(replanId))?.jobs.find((j) => j.providerId === providerId && j.date === date);
  // Delivered again: whoever recorded it may have stopped before the packages that wait were queued.
  if (known !== undefined && known.state !== 'queued' && known.state !== 'failed') {
    return finishJob(ports, replanId, known);
  }
  const began = ports.clock.now();
  const job = await decidedAgain(ports, () => searched(ports, message, began));
  return finishJob(ports, replanId, job);
}

/**
 * A package may be placed on the day while it is searched, or a carer fall ill; the search then begins again from what is
 * there.
 */
async function searched(
  ports: Ports,
  { providerId, date, replanId }: ReplanMessage,
  began: string,
): Promise<Decided<ReplanJob>> {
  // The week around the day: its neighbours for rest, the others for who is known to whom.
  const week = datesFrom(addDays(date, -1), ports.settings.horizonDays);
  const facts = await withLastWeek(ports, await readProvider(ports, providerId, week), date);
  const before = facts.plans.get(date);
  const done = before?.madeBy.replanId === replanId;
  const after = done ? null : await betterDay(facts, date, replanId, ports.clock.now());
  return {
    answer: {
      providerId,
      date,
      state: after === null && !done ? 'kept' : 'improved',
      seconds: secondsBetween(began, ports.clock.now()),
      ...figures(facts, before, after ?? before),
    },
    writes: after === null ? [] : kept(ports, facts, before, after),
  };
}

function kept(ports: Ports, facts: ProviderFacts, before: DayPlan | undefined, after: DayPlan): Write[] {
  const { providerId, date } = after;
  const was = before === undefined ? 'no plan' : `${travelMinutesOf(before)} travel minutes`;
  const text = `Replanned: ${after.rounds.length} round(s), ${travelMinutesOf(after)} travel minutes (was ${was}), ${after.leftOut.length} visit(s) left out.${notKept(facts, after)}`;
  return [
    { kind: 'workforce-as-read', value: facts.asRead },
    { kind: 'plan', value: after, expected: before?.version ?? 0 },
    eventWrite(ports, 'scheduler', { subject: `plan/${providerId}/${date}`, type: 'plan-replanned', text }),
  ];
}

/** Emergencies may not find what the council asked to be kept for them: whoever reads the record is told. */
function notKept({ workforce: { reserve = [] } }: ProviderFacts, after: DayPlan): string {
  const kept = reserveKept(reserve, after);
  if (kept === undefined || kept.heldMinutes === kept.wantedMinutes) return '';
  return ` Of ${kept.wantedMinutes} minutes to be kept free for emergencies the rounds hold ${kept.heldMinutes}.`;
}

function figures(
  { workforce: { reserve = [] } }: ProviderFacts,
  before: DayPlan | undefined,
  after: DayPlan | undefined,
): Partial<ReplanJob> {
  if (after === undefined) return { visits: 0, leftOut: 0, promises: { made: 0, kept: 0 } };
  const visits = new Set(
    after.rounds.flatMap((r) => r.segments.flatMap((s) => (s.kind === 'visit' ? [s.visitId] : []))),
  );
  const kept = reserveKept(reserve, after);
  return {
    visits: visits.size,
    leftOut: after.leftOut.length,
    ...(kept !== undefined && { reserve: kept }),
    promises: promisesIn(after),
    ...(before === undefined ? {} : { travelMinutesBefore: travelMinutesOf(before) }),
    travelMinutesAfter: travelMinutesOf(after),
  };
}

/** A provider that takes a package promises every visit of it; each full plan shows whether the promise still holds. */
function promisesIn({ rounds, leftOut }: DayPlan): PromisesKept {
  const sent = rounds.flatMap((r) => r.segments.flatMap((s) => (s.kind === 'visit' ? [s.packageId] : [])));
  const broken = new Set(leftOut.map(({ packageId }) => packageId));
  const made = new Set([...sent, ...broken]).size;
  return { made, kept: made - broken.size };
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
