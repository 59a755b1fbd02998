/** The lines of a round, one a segment, as a carer reads them: when, whom or how, how long. */
import type { BreakSegment, Segment, TravelSegment, VisitSegment, WaitingSegment } from '../../../domain/round.ts';
import type { PlannedTime } from '../../schemas/planned-time.ts';
import { escaped } from '../escaped.ts';
import { longDate } from './long-date.ts';

export interface LineContext {
  readonly planned: (dayMinute: number) => PlannedTime;
  /** Who else comes to a double-up, by visit; initials. */
  readonly partners: (visit: VisitSegment) => readonly string[];
  /** Initials and area of a client, by reference, for the ends of a leg. */
  readonly placeName: (place: string) => string;
}

const METRES_A_MILE = 1609.344;
const HOW = { car: 'by car', cycle: 'by bicycle', walk: 'on foot', bus: 'by bus' } as const;

/** The kinds of line; waiting between a leg and its visit is told on the leg's line, and a new date on one of its own. */
export type LineKind = 'visit' | 'leg' | 'pause' | 'day';

export interface Line {
  readonly kind: LineKind;
  readonly html: string;
}

/** A round's lines in order of time. */
export function linesOf(segments: readonly Segment[], context: LineContext): readonly Line[] {
  const lines: Line[] = [];
  let number = 0;
  let date = dateOf(context.planned(0));
  for (const [index, segment] of segments.entries()) {
    if (isEarly(segments, index)) continue;
    const begins = dateOf(context.planned(segment.from));
    if (begins !== date) lines.push({ kind: 'day', html: `<li class="day">${longDate(begins)}</li>` });
    date = begins;
    if (segment.kind === 'travel') {
      const after = segments[index + 1];
      const early = after && isEarly(segments, index + 1) ? after.to - after.from : 0;
      lines.push({ kind: 'leg', html: travelLine(segment, early, context) });
    } else if (segment.kind === 'visit') {
      number += 1;
      lines.push({ kind: 'visit', html: visitLine(segment, number, context) });
    } else lines.push({ kind: 'pause', html: pauseLine(segment, context) });
  }
  return lines;
}

/** A planning date runs into the next morning. */
function dateOf({ at }: PlannedTime): string {
  return at.slice(0, 'YYYY-MM-DD'.length);
}

/** Before a break the wait is not the whole of how early the carer is: there it has a line of its own. */
function isEarly(segments: readonly Segment[], index: number): boolean {
  const around = [index - 1, index, index + 1].map((each) => segments[each]?.kind);
  return around.join() === 'travel,waiting,visit';
}

function pauseLine(segment: WaitingSegment | BreakSegment, { planned }: LineContext): string {
  const label = segment.kind === 'break' ? 'Break, unpaid and free' : 'Waiting, paid';
  return `<li class="pause"><span class="time">${planned(segment.from).local} – ${planned(segment.to).local}</span><span></span><span>${label}</span><span>${spoken(segment.to - segment.from)}</span></li>`;
}

function visitLine(visit: VisitSegment, number: number, { planned, partners }: LineContext): string {
  const tags = [
    visit.critical ? '<span class="tag critical">Time-critical</span>' : '',
    visit.carersRequired > 1 ? pairTag(visit, partners(visit)) : '',
    visit.pinned?.carer || visit.pinned?.time ? '<span class="tag fixed">Fixed</span>' : '',
  ].join('');
  const window = `start ${planned(visit.window.from).local} to ${planned(visit.window.to).local}`;
  return (
    `<li class="visit"><span class="time">${planned(visit.from).local} – ${planned(visit.to).local}</span>` +
    `<span class="number">${number}</span>` +
    `<span><span class="client">${escaped(visit.clientInitials)}, ${escaped(visit.area)} <small>${escaped(visit.clientRef)}</small></span>${tags}` +
    `<span class="window">${window}</span></span>` +
    `<span class="facts">${spoken(visit.to - visit.from)}</span></li>`
  );
}

function pairTag(visit: VisitSegment, partners: readonly string[]): string {
  const who = partners.length > 0 ? `with ${partners.map(escaped).join(', ')}` : `${visit.carersRequired} carers`;
  return `<span class="tag pair">Double-up ${who}</span>`;
}

function travelLine(travel: TravelSegment, early: number, { planned, placeName }: LineContext): string {
  const { from, to, mode, metres, minutes, toPlace } = travel;
  const distance = metres < 20 ? 'same building' : `${miles(metres)}<span class="how">, ${HOW[mode]}</span>`;
  return (
    `<li class="leg"><span class="time">${planned(from).local} – ${planned(to).local}</span><span class="rail"></span>` +
    `<span>to ${escaped(placeName(toPlace))} · ${distance}${early > 0 ? ` · ${early} min early` : ''}</span><span>${spoken(minutes)}</span></li>`
  );
}

export function miles(metres: number): string {
  return metres < METRES_A_MILE / 10 ? `${Math.round(metres)} m` : `${(metres / METRES_A_MILE).toFixed(1)} mi`;
}

/** '45 min', '1 h 05'. */
export function spoken(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}
