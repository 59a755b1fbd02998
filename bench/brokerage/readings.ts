import type { RotationRule } from '../../domain/contract.ts';

type Reading = Pick<RotationRule, 'turns' | 'measure' | 'reading' | 'carryShortfall' | 'noCapacity'> & {
  /** For the table. */
  readonly name: string;
};

const plain = {
  turns: 'each-period',
  measure: 'packages',
  reading: 'target',
  carryShortfall: false,
  noCapacity: 'counts',
} as const;

/** The readings that Bury's sentence allows (BU3, BU4), one a zone, so that a quarter tries all of them. */
const READINGS: readonly Reading[] = [
  { ...plain, name: 'packages; shares turn with each period' },
  { ...plain, turns: 'each-week', name: 'packages; shares turn with each week' },
  { ...plain, turns: 'never', measure: 'hours', name: 'hours; shares stay' },
  { ...plain, carryShortfall: true, name: 'packages; turn with each period, a shortfall carries' },
  {
    ...plain,
    turns: 'never',
    reading: 'floor',
    carryShortfall: true,
    name: 'packages; shares stay, a floor that carries',
  },
  { ...plain, turns: 'never', noCapacity: 'excused', name: 'packages; shares stay, want of room is excused' },
];

export function readingOf(zone: number): Reading {
  return READINGS[zone % READINGS.length]!;
}
