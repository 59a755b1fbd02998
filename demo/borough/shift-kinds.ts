/** The hours people work. A split day leaves eleven hours of rest between its evening and the next morning. */
import { type LocalTime, wallMinutesOf } from '../../domain/time.ts';

export type ShiftKind = 'early' | 'short-early' | 'split' | 'late' | 'short-late' | 'night';

export interface Hours {
  readonly spells: readonly { readonly from: LocalTime; readonly to: LocalTime }[];
  readonly daysAWeek: number;
}

export const hoursOf: Readonly<Record<ShiftKind, Hours>> = {
  early: { spells: [{ from: '06:45', to: '14:15' }], daysAWeek: 5 },
  'short-early': { spells: [{ from: '07:00', to: '11:30' }], daysAWeek: 5 },
  split: {
    spells: [
      { from: '07:00', to: '11:00' },
      { from: '16:00', to: '20:00' },
    ],
    daysAWeek: 5,
  },
  late: { spells: [{ from: '15:30', to: '22:30' }], daysAWeek: 5 },
  'short-late': { spells: [{ from: '18:00', to: '22:15' }], daysAWeek: 5 },
  night: { spells: [{ from: '22:00', to: '07:00' }], daysAWeek: 4 },
};

/** Minutes after midnight; a spell past midnight goes on after 1440. */
export interface SpellMinutes {
  readonly from: number;
  readonly to: number;
}

/** The spells of `hoursOf` in minutes, worked out once. */
export const spellMinutes: Readonly<Record<ShiftKind, readonly SpellMinutes[]>> = {
  early: minutesOf('early'),
  'short-early': minutesOf('short-early'),
  split: minutesOf('split'),
  late: minutesOf('late'),
  'short-late': minutesOf('short-late'),
  night: minutesOf('night'),
};

function minutesOf(kind: ShiftKind): SpellMinutes[] {
  return hoursOf[kind].spells.map(({ from, to }) => ({
    from: wallMinutesOf(from),
    to: wallMinutesOf(to) + (to < from ? 1440 : 0),
  }));
}
