/** Whether the provider of a package can do what is to change about it, on its live rounds, before anything is stored. */
import { visitsOn } from '../../domain/occurrences.ts';
import type { CarePackage, Placement } from '../../domain/package.ts';
import type { Reason } from '../../domain/reason.ts';
import { addDays, type LocalDate } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { eventWrite } from '../event-write.ts';
import { emptyDay } from '../list-rounds.ts';
import { asIfRunning, liveDates } from '../placement/live-days.ts';
import { triedOn } from '../placement/tried-on.ts';
import { withPattern } from '../placement/why-not.ts';
import type { Ports, Write } from '../ports.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import { providerName } from '../register/provider-name.ts';
import { changedDays, datesWithPlans } from '../repair/changed-days.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { changedRounds, factsWith, roundWrites } from './changed-rounds.ts';
import { type DisplacedVisits, displacedIn } from './displaced.ts';
import { endEntry } from './end-entry.ts';
import { movedOn } from './moved-on.ts';
import { besidePromised } from './promised-later.ts';

/** A pattern that finds no place, the live dates on which it finds none (before it begins: their weekdays), and why. */
export interface FailingPattern {
  readonly patternId: string;
  readonly dates: readonly LocalDate[];
  readonly reasons: readonly Reason[];
}

export interface ChangeAnswer {
  /** Every visit of the package is in a round, and nothing that was planned is left out for it. */
  readonly holds: boolean;
  /** False for a dry run, and where it does not hold and nobody else is to be asked. */
  readonly committed: boolean;
  readonly carePackage: CarePackage;
  /** Each live day that changes, or with what does not hold each that would: who is affected, by how much, at what price. */
  readonly days: readonly RepairedDay[];
  readonly failing: readonly FailingPattern[];
  /** Dates on which visits of other clients would be left out for it; where these are all, they alone stand in the way. */
  readonly displaced: readonly DisplacedVisits[];
}

export interface ToTest {
  readonly before: CarePackage & { readonly placement: Placement };
  /** The package after the change. */
  readonly after: CarePackage;
  /** The same, as if the change had begun on a date: the live week is tested whole, whenever it begins. */
  readonly asIfFrom: (date: LocalDate) => CarePackage;
  /** First calendar date on which it is in force, after today. */
  readonly from: LocalDate;
}

export interface Tested {
  readonly holds: boolean;
  readonly days: readonly RepairedDay[];
  readonly failing: readonly FailingPattern[];
  /** Dates on which visits of other clients would be left out for it; where these are all, they alone stand in the way. */
  readonly displaced: readonly DisplacedVisits[];
  /** What is to be stored of the provider: that it promises the change, and its days. */
  readonly writes: (ports: Ports, actor: Caller, why: string) => Write[];
}

const BESIDE = 'beside what is promised to begin later';

/**
 * Tries a change on the coming seven days, each repaired with the least change beside the others, and where it holds there
 * also beside what its provider has promised to begin later. The small hours of tomorrow are in today's rounds: where the
 * change begins then and touches them, today is repaired and counts with the rest.
 */
export async function testedChange(
  ports: Ports,
  { before, after, asIfFrom, from }: ToTest,
  at: string,
): Promise<Tested> {
  const { providerId } = before.placement;
  const [today, ...coming] = datesWithPlans(ports);
  const first = coming[0]!;
  const begins = firstNight(before, after, from);
  const dates = begins === today ? [today, ...coming] : coming;
  const isRunning = from <= first && before.placement.from <= first;
  const stored = await factsWith(ports, providerId, after, dates);
  const tested = isRunning ? stored : await asIfRunningNow(ports, asIfFrom(first), before.placement, coming, at);
  const days = await changedDays(tested, dates, at);
  const served = [begins, before.placement.from].sort()[1]!;
  const when = (on: readonly LocalDate[]): string => triedOn(on, 'a change that begins', served);
  const alone = verdictOn(days, after.id, first, when);
  const { holds, failing, displaced } = alone.holds
    ? verdictOn(await besidePromised(tested, before, coming, at), after.id, first, (on) => `${when(on)}, ${BESIDE}`)
    : alone;
  // A day before it begins was tried for its weekday: it never changes.
  const wouldChange = days.filter(({ plan }) => plan.date >= served);
  const changed = holds && !isRunning ? await changedDays(stored, coming, at) : wouldChange;
  return {
    holds,
    days: changed,
    failing,
    displaced,
    writes: (p, actor, why) => [
      { kind: 'provider-as-read', value: stored.asRead },
      ...roundWrites(p, actor, changed, why),
    ],
  };
}

/** The first planning date on which it changes a visit: the one before its calendar date where it changes the small hours. */
function firstNight(before: CarePackage, after: CarePackage, from: LocalDate): LocalDate {
  const eve = addDays(from, -1);
  return JSON.stringify(visitsOn(before, eve)) === JSON.stringify(visitsOn(after, eve)) ? from : eve;
}

/** @param first tomorrow: what of today's own calendar date is left out was so before the change. */
function verdictOn(
  days: readonly RepairedDay[],
  packageId: string,
  first: LocalDate,
  when: (dates: readonly LocalDate[]) => string,
): Pick<Tested, 'holds' | 'failing' | 'displaced'> {
  const failing = failingIn(days, packageId, first).map((one) => ({
    ...one,
    reasons: withPattern(one.patternId, when(one.dates), one.reasons),
  }));
  const displaced = displacedIn(days, packageId, (date) => when([date]));
  return { holds: failing.length === 0 && displaced.length === 0, failing, displaced };
}

/** Its provider as if it were served, changed, from the first of the dates; a live day that is not planned yet is empty. */
async function asIfRunningNow(
  ports: Ports,
  carePackage: CarePackage,
  placement: Placement,
  dates: readonly LocalDate[],
  at: string,
): Promise<ProviderFacts> {
  const { providerId } = placement;
  const running = asIfRunning({ ...carePackage, placement }, dates);
  const { suspension } = carePackage;
  const candidate = suspension === undefined ? running : { ...running, suspension };
  const facts = await factsWith(ports, providerId, candidate, dates);
  const unplanned = liveDates(at, ports.settings)
    .filter((date) => !facts.plans.has(date))
    .map((date) => emptyDay(providerId, date, at));
  return { ...facts, plans: new Map([...facts.plans, ...unplanned.map((plan) => [plan.date, plan] as const)]) };
}

function failingIn(days: readonly RepairedDay[], packageId: string, first: LocalDate): readonly FailingPattern[] {
  const failing = new Map<string, { dates: LocalDate[]; reasons: readonly Reason[] }>();
  for (const { plan } of days) {
    for (const left of plan.leftOut.filter((l) => l.packageId === packageId)) {
      const [, patternId = '', date = ''] = left.visitId.split('/');
      if (date < first) continue;
      const known = failing.get(patternId) ?? { dates: [], reasons: left.reasons };
      failing.set(patternId, { ...known, dates: [...known.dates, plan.date] });
    }
  }
  return [...failing].map(([patternId, { dates, reasons }]) => ({ patternId, dates, reasons }));
}

interface Moved {
  readonly carePackage: CarePackage;
  readonly days: readonly RepairedDay[];
  readonly writes: readonly Write[];
}

/**
 * The change moves the package on: its provider serves it as it was to the day before, and the zone's order is asked for
 * whoever can do it from then. Its provider is asked in its turn like everybody else.
 */
export async function movedByChange(
  ports: Ports,
  caller: Caller,
  { before, after, from }: ToTest,
  { failing, displaced }: Pick<Tested, 'failing' | 'displaced'>,
  at: string,
): Promise<Moved> {
  const { placement } = before;
  const reason = failing[0]?.reasons[0] ??
    displaced[0]?.reasons[0] ?? {
      code: 'capacity',
      text: 'Its rounds cannot hold what is commissioned now.',
    };
  const until = addDays(from, -1);
  const moved = movedOn(after, { placement, until, kind: 'transfer', reason, at });
  const carePackage = { ...moved, version: after.version };
  const days = await changedRounds(ports, before, carePackage, at);
  const name = await providerName(ports.store, placement.providerId);
  const text = `${name} cannot serve it from ${from}: ${reason.text} It serves until ${until}; the zone's order is asked.`;
  return {
    carePackage,
    days,
    writes: [
      eventWrite(
        ports,
        caller,
        { subject: `package/${before.id}`, type: 'package-moved-on', text, data: { reason, until } },
        at,
      ),
      ...(await endEntry(ports, before, placement.providerId, 'transfer', at, [reason], until)),
      ...roundWrites(ports, caller, days, `Package ${before.id} moves on from ${from}.`),
    ],
  };
}
