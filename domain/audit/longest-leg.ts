import type { AuditRule } from '../audit.ts';
import { legsOf, quietMinutes } from './legs.ts';

/** No single way is longer than the carer's mode allows, the ways from and to home included (BU19). */
export const longestLeg: AuditRule = (day) =>
  legsOf(day).flatMap((leg) => {
    const takes = quietMinutes(leg, day.settings);
    const most = day.settings.travel.longestLegMinutes[leg.mode];
    if (takes <= most) return [];
    const text = `${leg.origin} to ${leg.destination} takes ${takes} minutes by ${leg.mode}, at most ${most} are allowed`;
    return [{ about: leg.round.id, text, numbers: { takes, most } }];
  });
