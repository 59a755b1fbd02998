import type { DayPlan } from '../../domain/round.ts';
import { datesFrom, type LocalDate, planningDateOf } from '../../domain/time.ts';
import { type Actor, eventWrite } from '../event-write.ts';
import type { Ports, Write } from '../ports.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { type HowToRepair, repairedDay } from './repaired-day.ts';

/**
 * Every planning date that can have a plan: today, whose rounds are under way, the coming seven, and between the night's
 * batch and the turn of the planning day the one that enters then.
 */
export function datesWithPlans({ clock, settings }: Ports): readonly LocalDate[] {
  return datesFrom(planningDateOf(clock.now()), settings.horizonDays + 2);
}

/**
 * Repairs each of the dates that has a plan, in order, each beside the ones repaired before it.
 * @returns only the days that really change.
 */
export async function changedDays(
  facts: ProviderFacts,
  dates: readonly LocalDate[],
  at: string,
  how: HowToRepair = {},
): Promise<readonly RepairedDay[]> {
  const plans = new Map(facts.plans);
  const changed: RepairedDay[] = [];
  for (const date of dates) {
    const day = await repairedDay({ ...facts, plans }, date, at, how);
    if (day === null || isSameDay(plans.get(date), day.plan)) continue;
    plans.set(date, day.plan);
    changed.push(day);
  }
  return changed;
}

/** The same visits, as long and by the same carers at the same minute, and the same ones left out. */
function isSameDay(before: DayPlan | undefined, after: DayPlan): boolean {
  const text = (plan: DayPlan | undefined): string =>
    JSON.stringify([attended(plan), plan?.leftOut.map((l) => l.visitId)]);
  return text(before) === text(after);
}

function attended(plan: DayPlan | undefined): readonly string[] {
  const rounds = plan?.rounds ?? [];
  return rounds
    .flatMap(({ carerId, segments }) =>
      segments.flatMap((s) =>
        s.kind === 'visit'
          ? [`${s.visitId} ${s.carerPosition} ${carerId} ${s.from} ${s.to} ${s.serviceOrder ?? 1}`]
          : [],
      ),
    )
    .sort();
}

/** The repaired day and the record of what it cost, to be committed with what made it necessary. */
export function dayWrites(
  ports: Ports,
  actor: Actor,
  { asRead, plan, price, affected }: RepairedDay,
  why: string,
): Write[] {
  const { providerId, date, version, state } = plan;
  const text =
    `${why} ${affected.length} place(s) at visits affected: ${price.changedCarers} other carer(s), ` +
    `${price.changedStarts} other start(s), ${price.leftOut} left out, ${price.extraTravelMinutes} extra travel minutes.`;
  const data = { state, price, visits: affected.map((a) => a.visitId) };
  return [
    { kind: 'workforce-as-read', value: asRead },
    { kind: 'plan', value: plan, expected: version - 1 },
    eventWrite(ports, actor, { subject: `plan/${providerId}/${date}`, type: 'plan-repaired', text, data }),
  ];
}
