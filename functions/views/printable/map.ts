/** A small map of a round: its visits in order, to scale, north up, drawn from positions alone. */
import type { VisitSegment } from '../../../domain/round.ts';
import { escaped } from '../escaped.ts';

const WIDTH = 310;
const HEIGHT = 220;
const MARGIN = 24;
/** A round within a few houses is not blown up beyond this many metres across. */
const LEAST_METRES = 400;
const METRES_A_DEGREE = 111_320;
const SCALE_BARS: readonly (readonly [number, string])[] = [
  [100, '100 m'],
  [250, '250 m'],
  [500, '500 m'],
  [1609.344, '1 mile'],
  [3218.688, '2 miles'],
  [8046.72, '5 miles'],
  [16_093.44, '10 miles'],
];

interface Stop {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export function roundMap(visits: readonly VisitSegment[]): string {
  if (visits.length === 0) return '';
  const { stops, pixelsAMetre } = laidOut(visits);
  const path = stops.map(({ x, y }) => `${x},${y}`).join(' ');
  const marks = merged(stops).map(mark).join('');
  return `<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Map of the round: ${visits.length} visits">
<polyline points="${path}" fill="none" stroke="#0b6b63" stroke-width="2.2" stroke-linejoin="round" stroke-opacity=".55"/>
${marks}${scaleBar(pixelsAMetre)}${NORTH}</svg>`;
}

const NORTH =
  '<g transform="translate(292 12)" fill="#5b6873"><path d="M0 0l4 10-4-2.4-4 2.4z"/><text y="19" text-anchor="middle" font-size="8">N</text></g>';

/** Positions in the drawing: equal metres along both axes, centred. */
function laidOut(visits: readonly VisitSegment[]): { readonly stops: readonly Stop[]; readonly pixelsAMetre: number } {
  const lats = visits.map((visit) => visit.location.lat);
  const lons = visits.map((visit) => visit.location.lon);
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2;
  const lon = (Math.min(...lons) + Math.max(...lons)) / 2;
  const metresALon = METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180);
  const across = Math.max(LEAST_METRES, (Math.max(...lons) - Math.min(...lons)) * metresALon);
  const up = Math.max(LEAST_METRES, (Math.max(...lats) - Math.min(...lats)) * METRES_A_DEGREE);
  const pixelsAMetre = Math.min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / up);
  const stops = visits.map(({ location }, index) => ({
    x: round(WIDTH / 2 + (location.lon - lon) * metresALon * pixelsAMetre),
    y: round(HEIGHT / 2 - (location.lat - lat) * METRES_A_DEGREE * pixelsAMetre),
    label: String(index + 1),
  }));
  return { stops, pixelsAMetre };
}

/** Visits whose marks would cover each other share one: "1, 7". */
function merged(stops: readonly Stop[]): readonly Stop[] {
  const marks: Stop[] = [];
  for (const stop of stops) {
    const near = marks.findIndex((other) => Math.hypot(other.x - stop.x, other.y - stop.y) < 11);
    const other = marks[near];
    if (other === undefined) marks.push(stop);
    else marks[near] = { ...other, label: `${other.label}, ${stop.label}` };
  }
  return marks;
}

function mark({ x, y, label }: Stop): string {
  const half = 5 + label.length * 2.4;
  const left = Math.min(Math.max(x, half + 2), WIDTH - half - 2);
  return (
    `<rect x="${round(left - half)}" y="${round(y - 8)}" width="${round(2 * half)}" height="16" rx="8" fill="#0b6b63" stroke="#fff" stroke-width="1.4"/>` +
    `<text x="${round(left)}" y="${round(y + 3.4)}" text-anchor="middle" font-size="9.5" font-weight="700" fill="#fff">${escaped(label)}</text>`
  );
}

/** The longest bar that takes at most a third of the width. */
function scaleBar(pixelsAMetre: number): string {
  const fitting = SCALE_BARS.filter(([metres]) => metres * pixelsAMetre <= WIDTH / 3);
  const [metres, label] = fitting.at(-1) ?? [100, '100 m'];
  const width = round(metres * pixelsAMetre);
  return (
    `<path d="M10 ${HEIGHT - 12}v4h${width}v-4" fill="none" stroke="#5b6873" stroke-width="1.2"/>` +
    `<text x="10" y="${HEIGHT - 15}" font-size="8.5" fill="#5b6873">${label}</text>`
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
