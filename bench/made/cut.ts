import type { MadeDay } from './make-day.ts';

/**
 * The part of a made day around its centre that holds `visits` visits and, in the same proportion, its nearest
 * carers: as dense as the whole, only smaller.
 */
export function cutOut(day: MadeDay, visits: number): MadeDay {
  const middle = {
    lat: day.visits.reduce((sum, { lat }) => sum + lat, 0) / day.visits.length,
    lon: day.visits.reduce((sum, { lon }) => sum + lon, 0) / day.visits.length,
  };
  // A degree of longitude is 0.6 of one of latitude at 52.6 degrees north.
  const away = ({ lat, lon }: { lat: number; lon: number }) => Math.hypot(lat - middle.lat, 0.6 * (lon - middle.lon));
  const nearest = <T extends { lat: number; lon: number }>(all: readonly T[], count: number) =>
    [...all].sort((a, b) => away(a) - away(b)).slice(0, count);
  const carers = Math.round((day.carers.length * visits) / day.visits.length);
  return { ...day, visits: nearest(day.visits, visits), carers: nearest(day.carers, carers) };
}
