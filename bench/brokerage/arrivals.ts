/** The requests of a quarter: drawn as the demo borough draws them, each submitted at a working hour of a working day. */
import { borough } from '../../demo/borough/borough.ts';
import { randomOf } from '../../demo/borough/random.ts';
import { isWorkingDay } from '../../domain/bank-holidays.ts';
import type { PackageRequest } from '../../domain/package.ts';
import { addDays, datesFrom, daysBetween, instantOf, type LocalDate } from '../../domain/time.ts';

export interface Arrival {
  readonly at: string;
  readonly request: PackageRequest;
}

const OFFICE_OPENS = 8 * 60 + 30;
const OFFICE_CLOSES = 17 * 60;

/** In order of time. @param aWeek how many on average. */
export function arrivals(seed: number, from: LocalDate, weeks: number, aWeek: number): Arrival[] {
  const random = randomOf(seed, 'arrivals of the quarter');
  const days = datesFrom(from, 7 * weeks).filter(isWorkingDay);
  const moments = Array.from({ length: Math.round(weeks * aWeek) }, () => {
    const date = random.pick(days);
    return { date, at: instantOf(date, random.int(OFFICE_OPENS, OFFICE_CLOSES)) };
  }).sort((a, b) => (a.at < b.at ? -1 : 1));
  const requests = requestsFor(seed, from, moments.length);
  return moments.map(({ date, at }, i) => ({ at, request: submittedOn(requests[i]!, i, from, date) }));
}

/** As many as are wanted, from as many boroughs of other seeds as that takes. */
function requestsFor(seed: number, date: LocalDate, count: number): PackageRequest[] {
  const requests: PackageRequest[] = [];
  for (let other = seed + 1000; requests.length < count; other++) {
    requests.push(...borough({ seed: other, scale: 'demo', date }).packages);
  }
  return requests;
}

/** A client of its own, who knows no carer yet, with dates as far ahead as they were in the borough it was drawn in. */
function submittedOn(request: PackageRequest, n: number, from: LocalDate, date: LocalDate): PackageRequest {
  const later = daysBetween(from, date);
  const { client, source, startDate, endDate } = request;
  const needs = { ...client.needs, barredCarers: [], preferredCarers: [] };
  return {
    ...request,
    client: { ...client, ref: `Q-${String(n + 1).padStart(4, '0')}`, needs },
    startDate: addDays(startDate, later),
    ...(endDate === undefined ? {} : { endDate: addDays(endDate, later) }),
    source: source.readyDate === undefined ? source : { ...source, readyDate: addDays(source.readyDate, later) },
  };
}
