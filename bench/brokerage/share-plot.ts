/**
 * Each zone's running share against its due share, as an SVG: the first provider of the contract's list, in the period
 * so far. The band is one package either side of what is due, so it is wide when a period begins and narrows.
 */
import { linearAxis, valueAxis } from '../suite/axes.ts';
import type { ZoneFigures } from './figures.ts';
import type { SharePoint } from './running-shares.ts';

const WIDTH = 760;
const PANEL = { width: 680, height: 120 };
const MARGIN = { left: 56, top: 34, bottom: 30 };
const EACH = MARGIN.top + PANEL.height + MARGIN.bottom;
const DAY = 86_400_000;

/** @param from the first date; `days` how many are drawn. */
export function sharePlot(zones: readonly ZoneFigures[], from: string, days: number): string {
  const height = 40 + zones.length * EACH;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN.left}" y="22" font-size="15">Share of the first provider: had (line), due (dashes), a package either side (band)</text>`,
    ...zones.map(
      (zone, i) =>
        `<g transform="translate(${MARGIN.left} ${40 + i * EACH + MARGIN.top})">${panel(zone, from, days)}</g>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

function panel({ zone, reading, points }: ZoneFigures, from: string, days: number): string {
  const time = linearAxis(days, PANEL.width);
  const share = valueAxis(0, 1, PANEL.height);
  const x = ({ at }: SharePoint): number => time.at((Date.parse(at) - Date.parse(from)) / DAY);
  const periods = [...Map.groupBy(points, ({ period }) => period).values()];
  const weeks = Array.from({ length: Math.floor(days / 7) + 1 }, (_, week) => {
    const at = time.at(7 * week).toFixed(1);
    const label = `<text x="${at}" y="${PANEL.height + 15}" text-anchor="middle">week ${week}</text>`;
    return `<path d="M${at} 0V${PANEL.height}" stroke="#eee"/>${week % 2 === 0 ? label : ''}`;
  });
  const shares = [0, 0.2, 0.5, 0.8, 1].map((value) => {
    const y = share.at(value).toFixed(1);
    return `<path d="M0 ${y}H${PANEL.width}" stroke="#ddd"/><text x="-6" y="${y}" dy="4" text-anchor="end">${100 * value}%</text>`;
  });
  return [
    '',
    `<text x="0" y="-8">${zone}: ${reading}</text>`,
    ...weeks,
    ...shares,
    ...periods.map((period) => band(period, x, (value) => share.at(Math.max(0, Math.min(1, value))))),
    ...periods.map((period) => steps(period, x, ({ due }) => share.at(due), 'stroke="#555" stroke-dasharray="4 3"')),
    ...periods.map((period) => steps(period, x, ({ had }) => share.at(had), 'stroke="#1b6ca8" stroke-width="1.5"')),
    `<rect width="${PANEL.width}" height="${PANEL.height}" fill="none" stroke="#999"/>`,
    '',
  ].join('\n');
}

type Place = (point: SharePoint) => number;

/** A share holds until the next entry. */
function steps(points: readonly SharePoint[], x: Place, y: Place, style: string): string {
  const path = points.map((p, i) => (i === 0 ? `M${at(x(p))} ${at(y(p))}` : `H${at(x(p))}V${at(y(p))}`)).join('');
  return `<path d="${path}" fill="none" ${style}/>`;
}

function band(points: readonly SharePoint[], x: Place, y: (share: number) => number): string {
  const edge = (sign: number): string[] =>
    points.flatMap((p, i) => {
      const next = points[i + 1];
      const level = at(y(p.due + sign * p.band));
      return [`${at(x(p))} ${level}`, ...(next ? [`${at(x(next))} ${level}`] : [])];
    });
  return `<path d="M${[...edge(1), ...edge(-1).reverse()].join('L')}Z" fill="#1b6ca8" fill-opacity="0.12"/>`;
}

function at(pixels: number): string {
  return pixels.toFixed(1);
}
