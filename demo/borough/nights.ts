/** Calls of the roving night round: past midnight, wide windows, a crew of two moving together (LE7). */
import type { VisitPattern } from '../../domain/package.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import type { Random } from './random.ts';

/** One or two turns a night. */
export function nightOf(random: Random): VisitPattern[] {
  const carersRequired = random.chance(0.4) ? 2 : 1;
  const turn = (id: string, from: string, to: string): VisitPattern => ({
    id,
    days: WEEKDAYS,
    window: { from, to },
    minutes: 30,
    carersRequired,
    skills: carersRequired === 2 ? ['moving-handling'] : [],
    criticality: { level: 'standard' },
  });
  const late = turn('midnight', '23:15', '00:45');
  const early = turn('night', '02:30', '04:00');
  return random.chance(0.5) ? [late, early] : [random.chance(0.5) ? late : early];
}
