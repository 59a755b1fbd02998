import type { Client } from '../client.ts';
import type { CarePackage, VisitPattern } from '../package.ts';
import { addDays, dayMinuteOf, type LocalDate, weekdayOf } from '../time.ts';

/** A visit that a package asks for on a date, worked out here from the pattern. */
export interface Asked {
  readonly visitId: string;
  readonly client: Client;
  /** Earliest and latest start, day minutes. */
  readonly earliest: number;
  readonly latest: number;
  readonly minutes: number;
  readonly carersRequired: number;
  readonly skills: readonly string[];
  readonly minGapMinutes: number;
  /** False for a package that is not placed, or is served only from a later date: planned it may be, missing too. */
  readonly required: boolean;
}

/** A package that was read is never changed, and is audited again with every change of its provider's day. */
const askedByPackages = new WeakMap<CarePackage, Map<LocalDate, readonly Asked[]>>();

/** The visits between 05:00 of the date and 05:00 of the next. */
export function askedOn(carePackage: CarePackage, date: LocalDate): readonly Asked[] {
  const known = askedByPackages.get(carePackage) ?? new Map<LocalDate, readonly Asked[]>();
  askedByPackages.set(carePackage, known);
  const asked = known.get(date) ?? workedOut(carePackage, date);
  known.set(date, asked);
  return asked;
}

function workedOut(carePackage: CarePackage, date: LocalDate): Asked[] {
  const { startDate, endDate, placement, status, lastDay } = carePackage;
  if (lastDay !== undefined && lastDay < date) return [];
  const required = status === 'placed' && (placement === undefined || placement.from <= date);
  const asked: Asked[] = [];
  for (const nextMorning of [false, true]) {
    const calendar = nextMorning ? addDays(date, 1) : date;
    if (calendar < startDate || (endDate !== undefined && calendar > endDate)) continue;
    if (isAway(carePackage, calendar)) continue;
    for (const pattern of commissionedOn(carePackage, calendar)) {
      if (!pattern.days.includes(weekdayOf(calendar))) continue;
      const changes = (carePackage.exceptions ?? []).filter((e) => e.patternId === pattern.id && e.date === calendar);
      const change = changes[changes.length - 1];
      const { from, to } = change?.window ?? pattern.window;
      const smallHours = from < '05:00';
      if (change?.cancelled === true || smallHours !== nextMorning) continue;
      const offset = nextMorning ? 1 : 0;
      const earliest = dayMinuteOf(date, from, offset);
      asked.push({
        ...about(carePackage, pattern),
        visitId: `${carePackage.id}/${pattern.id}/${calendar}`,
        earliest,
        // A window in the hour that the March night does not have shrinks to its one possible start.
        latest: Math.max(earliest, dayMinuteOf(date, to, to < from ? offset + 1 : offset)),
        minutes: change?.minutes ?? pattern.minutes,
        required,
      });
    }
  }
  return asked;
}

/** The client has left and is not back yet, in the last time away that is known or in one before it. */
function isAway({ suspension, earlierSuspensions = [] }: CarePackage, calendar: LocalDate): boolean {
  for (const { from, resumesFrom } of [suspension ?? [], earlierSuspensions].flat()) {
    if (calendar >= from && !(resumesFrom !== undefined && calendar >= resumesFrom)) return true;
  }
  return false;
}

/** The weekly visits of the last version of the service order that had begun by then. */
function commissionedOn(carePackage: CarePackage, calendar: LocalDate): readonly VisitPattern[] {
  const { patterns, serviceOrder, earlierOrders = [] } = carePackage;
  if (serviceOrder === undefined || serviceOrder.from <= calendar) return patterns;
  const begun = earlierOrders.filter((order) => order.from <= calendar);
  return (begun.at(-1) ?? earlierOrders[0])?.patterns ?? patterns;
}

function about({ client }: CarePackage, pattern: VisitPattern) {
  const { carersRequired, skills, minGapMinutes = 0 } = pattern;
  return { client, carersRequired, skills, minGapMinutes };
}
