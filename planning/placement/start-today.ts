/** Whether what is left of today can take a package: into the rounds that are under way, as a repair puts a visit there. */
import { restOfDay } from '../../domain/placement/same-day.ts';
import type { Reason } from '../../domain/reason.ts';
import { dayMinuteOfInstant, type LocalDate, localTimeOf, planningDateOf } from '../../domain/time.ts';
import type { Visit } from '../../domain/visit.ts';
import { displacedIn } from '../life/displaced.ts';
import { emptyDay } from '../list-rounds.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import { repairedDay } from '../repair/repaired-day.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { hoursOver } from '../rounds/within-week.ts';
import { reservedCallsIn } from './reserve-today.ts';
import type { Candidate } from './try-provider.ts';
import { withPattern } from './why-not.ts';

export type TodayTrial =
  | {
      readonly starts: true;
      /** With the exceptions of the visits that are not asked for any more today. */
      readonly candidate: Candidate;
      readonly day: RepairedDay;
      /** Why those are not. */
      readonly reasons: readonly Reason[];
    }
  | { readonly starts: false; readonly reasons: readonly Reason[] };

/**
 * Puts what a package asks for from its notice on (domain/placement/same-day.ts) into today's rounds with the least change:
 * nothing that has begun moves, nobody sets out before now, no other client loses a visit, and what is kept free for
 * emergencies goes to nobody else. It starts with the first visit from which on all of today have a place, so that none is
 * missing in between; those before are not asked for.
 */
export async function tryToday(read: ProviderFacts, asked: Candidate, at: string): Promise<TodayTrial> {
  const today = planningDateOf(at);
  const candidate: Candidate = { ...asked, placement: { ...asked.placement, from: today } };
  const { noticeMinutes } = read.settings.starts[candidate.urgency];
  const earliest = minuteToCome(today, at) + noticeMinutes;
  const without = new Set<string>();
  let rest = restOfDay(candidate, today, earliest);
  const reasons = rest.past.map((visit) => tooLate(visit, earliest, noticeMinutes));
  while (rest.visits.length > 0) {
    const tried = await repairedWith(read, rest.carePackage, { today, earliest, at });
    if (tried.fits) return { starts: true, candidate: rest.carePackage, day: tried.day, reasons };
    reasons.push(...tried.reasons);
    const last = rest.visits.findLastIndex(({ id }) => tried.left.has(id));
    for (const { id } of rest.visits.slice(0, Math.max(last, 0) + 1)) without.add(id);
    rest = restOfDay(candidate, today, earliest, without);
  }
  return { starts: false, reasons };
}

type Repaired =
  | { readonly fits: true; readonly day: RepairedDay }
  /** `left`: visits of the package that find no place. */
  | { readonly fits: false; readonly left: ReadonlySet<string>; readonly reasons: readonly Reason[] };

async function repairedWith(
  read: ProviderFacts,
  candidate: Candidate,
  { today, earliest, at }: { readonly today: LocalDate; readonly earliest: number; readonly at: string },
): Promise<Repaired> {
  const before = read.plans.get(today) ?? emptyDay(read.providerId, today, at);
  const packages = [...read.packages.filter(({ id }) => id !== candidate.id), candidate];
  const facts = { ...read, packages, plans: new Map([...read.plans, [today, before]]) };
  try {
    const day = (await repairedDay(facts, today, at, { kind: 'insert' }))!;
    const own = day.plan.leftOut.filter(({ packageId }) => packageId === candidate.id);
    const others = displacedIn([day], candidate.id, (date) => `on ${date}`);
    const calls = candidate.urgency === 'emergency' ? 0 : reservedCallsIn(read, before, earliest);
    const taken = calls === 0 ? 0 : calls - reservedCallsIn(facts, day.plan, earliest);
    if (own.length === 0 && others.length === 0 && taken <= 0) return { fits: true, day };
    const reasons = [
      ...own.flatMap(({ visitId, reasons }) => withPattern(visitId.split('/')[1]!, `today, ${today}`, reasons)),
      ...others.flatMap((one) => one.reasons),
      ...(taken > 0 ? [keptFree(taken, today)] : []),
    ];
    return { fits: false, left: new Set(own.map(({ visitId }) => visitId)), reasons };
  } catch (error) {
    const reason = hoursOver(error);
    if (reason === null) throw error;
    return { fits: false, left: new Set(), reasons: [reason] };
  }
}

function keptFree(calls: number, today: LocalDate): Reason {
  const what = calls === 1 ? '1 call' : `${calls} calls`;
  return { code: 'capacity', text: `Today, ${today}: ${what} kept free for emergencies would go.`, numbers: { calls } };
}

/** The minute that has not begun yet. */
export function minuteToCome(date: LocalDate, at: string): number {
  const whole = Math.ceil(Date.parse(at) / 60_000) * 60_000;
  return dayMinuteOfInstant(date, new Date(whole).toISOString());
}

function tooLate({ patternId, date, window }: Visit, earliest: number, noticeMinutes: number): Reason {
  const [latest, soonest] = [window.to, earliest].map((minute) => localTimeOf(date, minute));
  const text = `Visit ${patternId} today, ${date}: it begins by ${latest}, and ${noticeMinutes} minutes from now is ${soonest}.`;
  return { code: 'window', text, numbers: { noticeMinutes }, about: patternId };
}
