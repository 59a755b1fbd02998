/** The moves of the annealer and how often each is tried. */
import { changeCarer } from './change-carer.ts';
import { changeWindow } from './change-window.ts';
import { crossShifts } from './cross-shifts.ts';
import { delayDeparture } from './delay-departure.ts';
import { exchangePlaces } from './exchange-places.ts';
import { moveBreak } from './move-break.ts';
import type { Move } from './placing.ts';
import { relocate } from './relocate.ts';
import { reorder } from './reorder.ts';
import { serveOrLeave } from './serve-or-leave.ts';
import { swapCarers } from './swap-carers.ts';

export interface WeighedMove {
  readonly name: string;
  readonly move: Move;
  /** Share of the tries, relative to the other moves. */
  readonly weight: number;
}

/** Leaves out the moves that cannot do anything in this problem. */
export function movesFor(kind: {
  breaks: boolean;
  optional: boolean;
  waiting: boolean;
  windows: boolean;
}): WeighedMove[] {
  const all: WeighedMove[] = [
    { name: 'relocate', move: relocate, weight: 40 },
    { name: 'change carer', move: changeCarer, weight: 15 },
    { name: 'reorder', move: reorder, weight: 10 },
    { name: 'swap carers', move: swapCarers, weight: 10 },
    { name: 'exchange places', move: exchangePlaces, weight: 8 },
    { name: 'cross shifts', move: crossShifts, weight: 10 },
    { name: 'move break', move: moveBreak, weight: kind.breaks ? 5 : 0 },
    { name: 'serve or leave', move: serveOrLeave, weight: kind.optional ? 6 : 0 },
    { name: 'delay departure', move: delayDeparture, weight: kind.waiting ? 8 : 0 },
    { name: 'change window', move: changeWindow, weight: kind.windows ? 3 : 0 },
  ];
  return all.filter(({ weight }) => weight > 0);
}
