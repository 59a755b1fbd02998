/** The moves of the annealer and how often each is tried. */
import type { Layout } from '../layout.ts';
import { changeCarer } from './change-carer.ts';
import { changeWindow } from './change-window.ts';
import { crossShifts } from './cross-shifts.ts';
import { exchangePlaces } from './exchange-places.ts';
import { moveBreak } from './move-break.ts';
import type { Move } from './placing.ts';
import { relocate } from './relocate.ts';
import { reorder } from './reorder.ts';
import { replace } from './replace.ts';
import { serveOrLeave } from './serve-or-leave.ts';
import { swapCarers } from './swap-carers.ts';

export interface WeighedMove {
  readonly name: string;
  readonly move: Move;
  /** Share of the tries, relative to the other moves. */
  readonly weight: number;
}

/** Leaves out the moves that cannot do anything in this problem. */
export function movesFor({ problem, nodes, mandatory, windowAt }: Layout): WeighedMove[] {
  const breaks = nodes.breakCount > 0;
  // A visit that must be served may have found no place at first, and is then one to serve.
  const optional = mandatory.includes(0) || problem.visits.some((visit) => visit.windowRule === 'hard');
  const windows = windowAt[nodes.visitNodes] > nodes.visitNodes;
  const all: WeighedMove[] = [
    { name: 'relocate', move: relocate, weight: 40 },
    { name: 'change carer', move: changeCarer, weight: 15 },
    { name: 'reorder', move: reorder, weight: 10 },
    { name: 'swap carers', move: swapCarers, weight: 10 },
    { name: 'exchange places', move: exchangePlaces, weight: 8 },
    { name: 'cross shifts', move: crossShifts, weight: 10 },
    { name: 'move break', move: moveBreak, weight: breaks ? 3 : 0 },
    { name: 'serve or leave', move: serveOrLeave, weight: optional ? 6 : 0 },
    { name: 'replace', move: replace, weight: optional ? 3 : 0 },
    { name: 'change window', move: changeWindow, weight: windows ? 3 : 0 },
  ];
  return all.filter(({ weight }) => weight > 0);
}

/** The index of each move as often as its weight. */
export function wheelOf(moves: readonly WeighedMove[]): Uint8Array {
  return Uint8Array.from(moves.flatMap(({ weight }, m) => new Array<number>(weight).fill(m)));
}
