/** Who attended whom in the 28 days before the demo's date: a few regular carers for each client. */
import type { Attendance } from '../../domain/history.ts';
import type { PackageRequest, VisitPattern } from '../../domain/package.ts';
import { unsuitable } from '../../domain/suitability.ts';
import { addDays, datesFrom, type LocalDate, weekdayOf } from '../../domain/time.ts';
import { metresBetween } from '../../domain/travel.ts';
import type { Employee } from './carers.ts';
import type { Random } from './random.ts';
import { worksHours } from './training.ts';

const DAYS = 28;
const REGULARS = 10;
/** How often a regular on shift is the one who comes, best known first. */
const COMES = 0.6;
/** A carer lives so many metres further away for one unit of chance. */
const CHANCE_METRES = 800;

export function attendancesOf(
  request: PackageRequest,
  team: readonly Employee[],
  random: Random,
  date: LocalDate,
): Attendance[] {
  const dates = new Map<Employee, Set<LocalDate>>();
  const days = datesFrom(addDays(date, -DAYS), DAYS).map((day) => ({ day, weekday: weekdayOf(day) }));
  for (const pattern of request.patterns) {
    const regulars = regularsOf(request, pattern, team, random, date);
    for (const { day, weekday } of days) {
      if (!pattern.days.includes(weekday)) continue;
      const there = regulars.filter((e) => e.days.includes(weekday));
      for (const employee of drawn(there, pattern.carersRequired, random)) {
        dates.set(employee, (dates.get(employee) ?? new Set()).add(day));
      }
    }
  }
  return [...dates].map(([{ carer }, came]) => ({
    providerId: carer.providerId,
    clientRef: request.client.ref,
    carerId: carer.id,
    dates: [...came].sort(),
  }));
}

/** Suitable, employed all the while, at work at that hour; those who live near come first. */
function regularsOf(
  request: PackageRequest,
  pattern: VisitPattern,
  team: readonly Employee[],
  random: Random,
  date: LocalDate,
): Employee[] {
  const since = addDays(date, -DAYS);
  return team
    .filter((e) => worksHours(e, pattern) && e.carer.clearedFrom < since)
    .filter((e) => unsuitable(e.carer, pattern, request.client, date) === null)
    .map((e) => ({ e, far: metresBetween(e.carer.home, request.client.location) + random.normal() * CHANCE_METRES }))
    .sort((a, b) => a.far - b.far)
    .slice(0, REGULARS)
    .map(({ e }) => e);
}

function drawn(there: readonly Employee[], count: number, random: Random): Employee[] {
  const left = [...there];
  const coming: Employee[] = [];
  while (coming.length < count && left.length > 0) {
    let i = 0;
    while (i < left.length - 1 && !random.chance(COMES)) i++;
    coming.push(...left.splice(i, 1));
  }
  return coming;
}
