/** The hours people work. A split day leaves eleven hours of rest between its evening and the next morning. */
import type { LocalTime } from '../../domain/time.ts';

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
