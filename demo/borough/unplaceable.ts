/**
 * Days that no provider of the demo can serve, whatever the capacity: a skill that nobody has, a language that nobody
 * speaks, hours at which nobody starts.
 */
import type { Needs } from '../../domain/client.ts';
import type { VisitPattern } from '../../domain/package.ts';
import { WEEKDAYS } from '../../domain/time.ts';

export interface Unplaceable {
  readonly patterns: readonly VisitPattern[];
  readonly needs?: Partial<Needs>;
}

const pattern = (change: Partial<VisitPattern>): VisitPattern => ({
  id: 'breakfast',
  days: WEEKDAYS,
  window: { from: '08:00', to: '09:30' },
  minutes: 45,
  carersRequired: 1,
  skills: [],
  criticality: { level: 'standard' },
  ...change,
});

/** Taken in turn, one for each unplaceable package. */
export const unplaceable: readonly Unplaceable[] = [
  { patterns: [pattern({ skills: ['ventilator'] })] },
  // Before the early shifts leave home, and in the planning day after the night round's.
  { patterns: [pattern({ id: 'dawn', window: { from: '05:15', to: '06:00' }, minutes: 30 })] },
  { patterns: [pattern({})], needs: { language: { code: 'bfi', strength: 'required' } } },
  {
    patterns: [
      pattern({
        id: 'dawn',
        window: { from: '05:00', to: '05:45' },
        minutes: 30,
        carersRequired: 2,
        skills: ['moving-handling'],
      }),
    ],
  },
  {
    patterns: [
      pattern({ skills: ['tracheostomy'] }),
      pattern({ id: 'bed', window: { from: '19:30', to: '21:00' }, skills: ['tracheostomy'] }),
    ],
  },
  // The night round does not inject.
  {
    patterns: [
      pattern({
        id: 'night',
        window: { from: '02:45', to: '03:15' },
        minutes: 30,
        skills: ['insulin'],
        criticality: { level: 'critical', reason: 'insulin' },
      }),
    ],
  },
];
