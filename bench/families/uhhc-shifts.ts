import type { Break, Shift } from '../../solver/problem.ts';
import type { Field } from '../reading/field.ts';
import type { SkillWords } from './skill-words.ts';
import { wholeTicks } from './time-scale.ts';
import type { Weights } from './uhhc-weights.ts';

interface Reading {
  readonly carer: number;
  readonly points: ReadonlyMap<string, number>;
  readonly skills: SkillWords;
  readonly scale: number;
  readonly weights: Weights;
  readonly root: Field;
  readonly measuredAt: 'start' | 'end';
  /** Whether carers leave as late as the first stop allows, else when the shift starts. */
  readonly leavesLate: boolean;
  /** Ticks of the longest leg of the matrix. */
  readonly longestLeg: number;
}

/** Beyond any return the search would keep, and within 32 bits together with any time of a file. */
export const FAR = 100_000_000;

/** The one shift of a caregiver. */
export function readShifts(field: Field, reading: Reading): Shift {
  const { carer, skills, scale, weights, leavesLate, longestLeg } = reading;
  const working = field.find('working_shift');
  const hours = working?.get('start').upTo(working.get('end'));
  const overtime = { overtime: { price: weights.tick('total_extra_time'), max: FAR } };
  return {
    carer,
    mode: 0,
    startPlace: pointOf(field.get('departing_point'), reading),
    endPlace: pointOf(field.get('arrival_point'), reading),
    skills: skills.words(field.get('abilities').texts()),
    ...(hours === undefined
      ? // The first stop may be reached at time 0, however far; idle time is not measured.
        { from: leavesLate ? -longestLeg : 0, to: FAR, idleCounts: false }
      : { from: wholeTicks(hours[0] * scale), to: wholeTicks(hours[1] * scale) }),
    ...(hours === undefined || weights.hard('working_time') ? {} : overtime),
    ...(field.find('lunch_break')?.flag() ? { breaks: [breakOf(reading)] } : {}),
  };
}

function pointOf(field: Field, { points }: Reading): number {
  return points.get(field.text()) ?? field.wrong(`no terminal point '${field.text()}' is listed`);
}

/** The rule is one for all caregivers; where windows are measured at the end, so is the break's. */
function breakOf({ root, scale, weights, measuredAt }: Reading): Break {
  const rule = root.get('lunch_breaks');
  const [start, end] = rule.get('start').upTo(rule.get('end'));
  const duration = rule.get('min_duration').number();
  const latest = measuredAt === 'start' ? end : end - duration;
  return {
    duration: wholeTicks(duration * scale),
    earliest: wholeTicks(start * scale),
    latest: wholeTicks(latest * scale),
    missedPrice: weights.hard('missed_lunch_break') ? null : weights.each('missed_lunch_break'),
    chargedWhenUnused: true,
  };
}
