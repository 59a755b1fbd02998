import type { AuditRule } from '../audit.ts';
import { leastMinutes, legsOf } from './legs.ts';

/** A round gives each way at least the minutes that it takes at that time of day, parking and getting in included. */
export const travelTime: AuditRule = (day) =>
  legsOf(day).flatMap((leg) => {
    const needed = leastMinutes(leg, day.plan.date, day.settings);
    if (leg.given >= needed) return [];
    const text = `${leg.origin} to ${leg.destination} needs ${needed} minutes at ${leg.leaves}, is given ${leg.given}`;
    return [{ about: leg.round.id, text, numbers: { needed, given: leg.given } }];
  });
