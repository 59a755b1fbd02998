/** A made instance of home health care routing in Udine's format: thousandths in the distances, as Mankowska has. */
import { Draw } from './draw.ts';

const SERVICES = ['s1', 's2', 's3', 's4'];

export function makeHhcrsp({ seed, patients: count, carers }: { seed: number; patients: number; carers: number }) {
  const draw = new Draw(seed);
  const spots = Array.from({ length: count + 1 }, (): [number, number] => [draw.whole(0, 100), draw.whole(0, 100)]);
  const patients = spots.slice(1).map((location, i) => {
    const opens = draw.whole(0, 480);
    const two = draw.chance(0.3);
    const duration = draw.whole(10, 30);
    const shortest = draw.whole(0, 60);
    const apart = { type: 'sequential', distance: [shortest, shortest + draw.whole(0, 60)] };
    return {
      id: `p${i + 1}`,
      location,
      time_window: [opens, opens + 120],
      required_caregivers: draw.sample(SERVICES, two ? 2 : 1).map((service) => ({ service, duration })),
      ...(two ? { synchronization: draw.chance(0.5) ? { type: 'simultaneous' } : apart } : {}),
    };
  });
  const distances = spots.map(([x, y]) =>
    spots.map(([toX, toY]) => Number(Math.sqrt((x - toX) ** 2 + (y - toY) ** 2).toFixed(3))),
  );
  return {
    patients,
    services: SERVICES.map((id) => ({ id, default_duration: 15 })),
    caregivers: Array.from({ length: carers }, (_, i) => ({
      id: `c${i + 1}`,
      // The first carers hold neighbouring services in turn, so that every pair of services can be covered.
      abilities: [
        SERVICES[i % 4]!,
        SERVICES[(i + 1) % 4]!,
        ...draw.some(SERVICES.slice(0, 1).map((s) => [s, 0.2] as const)),
      ],
    })),
    central_offices: [{ id: 'd', location: spots[0]! }],
    distances,
  };
}
