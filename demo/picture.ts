/** A map of the borough as SVG: the zones, and the rounds that the API answers, one colour a provider. */

import type { Location } from '../domain/place.ts';
import type { DayPlan } from '../domain/round.ts';
import type { Zone } from '../domain/zone.ts';

const WIDTH = 960;
const MARGIN = 16;
const LEGEND = 22;

/** `plans` of one date; a double-up is drawn in both its rounds, travel as straight lines. */
export function boroughPicture(zones: readonly Zone[], plans: readonly DayPlan[], title: string): string {
  const corners = zones.flatMap((zone) => zone.polygon.coordinates.flat() as [number, number][]);
  const [west, east] = [Math.min(...corners.map(([lon]) => lon)), Math.max(...corners.map(([lon]) => lon))];
  const [south, north] = [Math.min(...corners.map(([, lat]) => lat)), Math.max(...corners.map(([, lat]) => lat))];
  // One degree of longitude is cos(latitude) degrees of latitude long.
  const scale = (WIDTH - 2 * MARGIN) / ((east - west) * Math.cos(((south + north) / 2) * (Math.PI / 180)));
  const height = Math.round((north - south) * scale) + 2 * MARGIN + LEGEND;
  const x = (lon: number) => (MARGIN + ((lon - west) / (east - west)) * (WIDTH - 2 * MARGIN)).toFixed(1);
  const y = (lat: number) => (MARGIN + LEGEND + (north - lat) * scale).toFixed(1);
  const at = ({ lat, lon }: Location) => `${x(lon)},${y(lat)}`;
  const shown = plans.filter((plan) => plan.rounds.length > 0);

  const shapes = zones.map(
    ({ polygon }) =>
      `<path d="${polygon.coordinates.map((ring) => `M${(ring as [number, number][]).map(([lon, lat]) => `${x(lon)},${y(lat)}`).join('L')}Z`).join('')}"/>`,
  );
  const names = zones.map(({ name, polygon }) => {
    const ring = (polygon.coordinates[0] ?? []) as [number, number][];
    const lon = ring.reduce((sum, [value]) => sum + value, 0) / ring.length;
    const lat = ring.reduce((sum, [, value]) => sum + value, 0) / ring.length;
    return `<text x="${x(lon)}" y="${y(lat)}">${xml(name)}</text>`;
  });
  const rounds = shown.map((plan, index) => {
    const colour = colourOf(index, shown.length);
    const lines = plan.rounds.map((round) => {
      const stops = round.segments.flatMap((segment) => (segment.kind === 'visit' ? [segment.location] : []));
      const dots = stops.map((stop) => `<circle cx="${x(stop.lon)}" cy="${y(stop.lat)}" r="2"/>`).join('');
      return `<polyline points="${stops.map(at).join(' ')}"/>${dots}`;
    });
    return `<g stroke="${colour}" fill="${colour}">${lines.join('')}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" role="img" aria-label="${xml(title)}">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${MARGIN}" y="${MARGIN + 8}" font-size="15" font-weight="600" fill="#222">${xml(title)}</text>
<g fill="#f3f1ea" stroke="#b9b3a3" stroke-width="1.2">${shapes.join('')}</g>
<g stroke-width="1.1" stroke-linejoin="round" stroke-opacity="0.75"><style>polyline{fill:none}circle{stroke:none}</style>${rounds.join('\n')}</g>
<g font-size="13" text-anchor="middle" fill="#333" stroke="#fff" stroke-width="3" paint-order="stroke">${names.join('')}</g>
</svg>
`;
}

function colourOf(index: number, of: number): string {
  return `hsl(${Math.round((360 * index) / Math.max(of, 1))} 65% 42%)`;
}

function xml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
