/** Carers whom clients ask for, and carers whom they do not want to see again. */

import type { Attendance } from '../../domain/history.ts';
import type { PackageRequest } from '../../domain/package.ts';
import type { Employee } from './carers.ts';
import type { Random } from './random.ts';

const PREFER_SHARE = 0.12;
const BAR_SHARE = 0.05;

/** The request with names in it: the most frequent carer is asked for; a barred one has not been sent for four weeks. */
export function withWishes(
  request: PackageRequest,
  attendances: readonly Attendance[],
  team: readonly Employee[],
  random: Random,
): PackageRequest {
  const preferred = random.chance(PREFER_SHARE) ? mostFrequent(attendances) : [];
  const strangers = team.filter((e) => !attendances.some((a) => a.carerId === e.carer.id));
  const barred = random.chance(BAR_SHARE) && strangers.length > 0 ? [random.pick(strangers).carer.id] : [];
  const { client } = request;
  const needs = { ...client.needs, preferredCarers: preferred, barredCarers: barred };
  return { ...request, client: { ...client, needs } };
}

function mostFrequent(attendances: readonly Attendance[]): string[] {
  const [first] = [...attendances].sort((a, b) => b.dates.length - a.dates.length);
  return first === undefined ? [] : [first.carerId];
}
