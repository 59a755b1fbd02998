/** Cost over time as an SVG: each figure on a linear time axis and, where stalls are seen, on a logarithmic one. */
import type { TracePoint } from '../running/run-instance.ts';
import { type Axis, linearAxis, logarithmicAxis, valueAxis } from './axes.ts';
import type { RunRecord } from './records.ts';

const WIDTH = 720;
const PANEL = 220;
const MARGIN = { left: 80, right: 20, top: 34, bottom: 44 };
const INNER = WIDTH - MARGIN.left - MARGIN.right;
const COLOURS = ['#1b6ca8', '#c0504d', '#4f8f4f', '#7a5fa3', '#b0772b'];

interface Point {
  readonly seconds: number;
  readonly value: number;
}

/** @param runs of one instance, a line each. */
export function costOverTime(title: string, runs: readonly RunRecord[]): string {
  const traces = runs.map(({ trace }) => trace.points.filter(({ seconds }) => seconds > 0));
  const times = traces.flat().map(({ seconds }) => seconds);
  const figures = Object.keys(traces.flat()[0]?.figures ?? {});
  const longest = Math.max(0.1, ...times);
  const first = Math.max(0.001, Math.min(longest, ...times));
  const panels = figures.flatMap((figure) => {
    const lines = traces.map((points) => points.map((point) => pointOf(point, figure)));
    const values = rangeOf(lines.flat());
    return [
      panel(`${figure}, by seconds`, linearAxis(longest, INNER), values, lines),
      panel(`${figure}, by seconds on a logarithmic axis`, logarithmicAxis(first, longest, INNER), values, lines),
    ];
  });
  const each = MARGIN.top + PANEL + MARGIN.bottom;
  const height = 30 + panels.length * each;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN.left}" y="22" font-size="15">${title}, a line a seed</text>`,
    ...panels.map((drawn, i) => `<g transform="translate(${MARGIN.left} ${30 + i * each + MARGIN.top})">${drawn}</g>`),
    '</svg>',
    '',
  ].join('\n');
}

function pointOf({ seconds, figures }: TracePoint, figure: string): Point {
  return { seconds, value: figures[figure] ?? Number.NaN };
}

/** From the best value to that which a tenth of the points exceed, so that a poor first plan hides nothing. */
function rangeOf(points: readonly Point[]): Axis {
  const values = points.map(({ value }) => value).sort((a, b) => a - b);
  const low = values[0]!;
  const high = Math.max(values[Math.floor(values.length * 0.9)]!, low + Math.max(1, Math.abs(low) * 0.001));
  return valueAxis(low, high, PANEL);
}

function panel(title: string, time: Axis, values: Axis, lines: readonly (readonly Point[])[]): string {
  const vertical = time.ticks.map((tick) => {
    const x = time.at(tick).toFixed(1);
    return `<path d="M${x} 0V${PANEL}" stroke="#ddd"/><text x="${x}" y="${PANEL + 15}" text-anchor="middle">${tick}</text>`;
  });
  const horizontal = values.ticks.map((tick) => {
    const y = values.at(tick).toFixed(1);
    return `<path d="M0 ${y}H${INNER}" stroke="#ddd"/><text x="-6" y="${y}" dy="4" text-anchor="end">${tick.toLocaleString('en-GB')}</text>`;
  });
  const curves = lines.map((points, i) => {
    const path = points.map(({ seconds, value }, k) => step(time.at(seconds), values.at(value), k === 0)).join('');
    return `<path d="${path}" fill="none" stroke="${COLOURS[i % COLOURS.length]}" stroke-width="1.5"/>`;
  });
  const heading = `<text x="0" y="-8">${title}</text>`;
  const frame = `<rect width="${INNER}" height="${PANEL}" fill="none" stroke="#999"/>`;
  return ['', heading, ...vertical, ...horizontal, frame, ...curves, ''].join('\n');
}

/** The best cost holds until the next one is found. */
function step(x: number, y: number, first: boolean): string {
  return first ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`;
}
