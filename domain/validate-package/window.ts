import { type LocalTime, wallMinutesOf } from '../time.ts';

/** A window longer than half a day is taken for one written backwards, not for one that crosses midnight. */
export const LONGEST_WINDOW = 720;

/** Wall-clock minutes from the earliest to the latest start, over midnight if `to` is less than `from`. */
export function widthOf(window: { readonly from: LocalTime; readonly to: LocalTime }): number {
  return (wallMinutesOf(window.to) - wallMinutesOf(window.from) + 1440) % 1440;
}
