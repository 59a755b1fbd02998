/** Cost over time as an SVG: a linear time axis above, a logarithmic one below, where stalls are seen. */
import type { RunRecord } from './records.ts';

const WIDTH = 720;
const PANEL = 240;
const MARGIN = { left: 90, right: 20, top: 40, bottom: 36 };
const COLOURS = ['#1b6ca8', '#c0504d', '#4f8f4f', '#7a5fa3', '#b0772b'];

interface Point {
  readonly seconds: number;
  readonly total: number;
}

interface Axis {
  readonly at: (seconds: number) => number;
  readonly ticks: readonly number[];
  readonly label: string;
}

/** @param runs of one instance, a line each. */
export function costOverTime(title: string, runs: readonly RunRecord[]): string {
  const lines = runs.map(({ trace }) => trace.points.filter(({ seconds }) => seconds > 0));
  const points = lines.flat();
  if (points.length === 0) return empty(title);
  const longest = Math.max(...points.map(({ seconds }) => seconds));
  const first = Math.max(0.01, Math.min(...points.map(({ seconds }) => seconds)));
  const scale = costScale(points);
  const height = 2 * (PANEL + MARGIN.top + MARGIN.bottom);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN.left}" y="20" font-size="14">${title}</text>`,
    panel(MARGIN.top, linearAxis(longest), scale, lines),
    panel(MARGIN.top * 2 + PANEL + MARGIN.bottom, logarithmicAxis(first, longest), scale, lines),
    '</svg>',
    '',
  ].join('\n');
}

interface CostScale {
  readonly at: (total: number) => number;
  readonly ticks: readonly number[];
}

/** From the best cost to the cost that a tenth of the points exceed, so that a poor first plan hides nothing. */
function costScale(points: readonly Point[]): CostScale {
  const totals = points.map(({ total }) => total).sort((a, b) => a - b);
  const low = totals[0]!;
  const high = Math.max(totals[Math.floor(totals.length * 0.9)]!, low * 1.001 + 1e-9);
  const at = (total: number) => PANEL - ((Math.min(total, high) - low) / (high - low)) * PANEL;
  return { at, ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => low + share * (high - low)) };
}

function linearAxis(longest: number): Axis {
  const inner = WIDTH - MARGIN.left - MARGIN.right;
  return {
    at: (seconds) => (seconds / longest) * inner,
    ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => share * longest),
    label: 'seconds',
  };
}

function logarithmicAxis(first: number, longest: number): Axis {
  const inner = WIDTH - MARGIN.left - MARGIN.right;
  const span = Math.log(Math.max(longest, first * 10) / first);
  const decades = [0.01, 0.1, 1, 10, 100, 1000].filter((tick) => tick >= first && tick <= longest);
  return {
    at: (seconds) => (Math.log(Math.max(seconds, first) / first) / span) * inner,
    ticks: [...decades, longest],
    label: 'seconds, logarithmic',
  };
}

function panel(top: number, axis: Axis, scale: CostScale, lines: readonly (readonly Point[])[]): string {
  const inner = WIDTH - MARGIN.left - MARGIN.right;
  const vertical = axis.ticks.map((tick) => {
    const x = axis.at(tick).toFixed(1);
    return `<line x1="${x}" y1="0" x2="${x}" y2="${PANEL}" stroke="#ddd"/><text x="${x}" y="${PANEL + 15}" text-anchor="middle">${short(tick)}</text>`;
  });
  const horizontal = scale.ticks.map((tick) => {
    const y = scale.at(tick).toFixed(1);
    return `<line x1="0" y1="${y}" x2="${inner}" y2="${y}" stroke="#ddd"/><text x="-6" y="${y}" dy="4" text-anchor="end">${short(tick)}</text>`;
  });
  const curves = lines.map((points, i) => {
    const path = points.map(({ seconds, total }, k) => step(axis.at(seconds), scale.at(total), k === 0)).join('');
    return `<path d="${path}" fill="none" stroke="${COLOURS[i % COLOURS.length]}" stroke-width="1.5"/>`;
  });
  return [
    `<g transform="translate(${MARGIN.left} ${top})">`,
    ...vertical,
    ...horizontal,
    ...curves,
    `<text x="${inner / 2}" y="${PANEL + 32}" text-anchor="middle">${axis.label}</text>`,
    '</g>',
  ].join('\n');
}

/** The best cost holds until the next one is found. */
function step(x: number, y: number, first: boolean): string {
  return first ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`;
}

function short(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));
}

function empty(title: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 40"><text x="10" y="24">${title}: no plan within the limit</text></svg>\n`;
}
