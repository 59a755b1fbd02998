/** A made instance of the unified home healthcare problem: every term of it priced, every rule of it present. */
import { Draw } from './draw.ts';

const SERVICES = ['s0', 's1', 's2'];

export function makeUhhc({ seed, patients: count, carers }: { seed: number; patients: number; carers: number }) {
  const draw = new Draw(seed);
  const spots = Array.from({ length: count + 2 }, (): [number, number] => [draw.whole(0, 60), draw.whole(0, 60)]);
  const names = Array.from({ length: carers }, (_, i) => `c${i + 1}`);
  const patients = spots.slice(2).map((location, i) => patient(draw, i, location, names));
  const caregivers = names.map((id, i) => {
    const start = draw.whole(0, 4) * 30;
    const base = draw.one(['d0', 'd1']);
    return {
      id,
      abilities: [SERVICES[i % 3]!, SERVICES[(i + 1) % 3]!],
      departing_point: base,
      arrival_point: base,
      working_shift: { start, end: start + draw.whole(14, 16) * 30 },
      lunch_break: draw.chance(0.8),
    };
  });
  return {
    metadata: {
      time_window_met: draw.one(['at_service_start', 'at_service_end']),
      origin: 'made',
      cost_components: {
        travel_time: 4,
        total_tardiness: 5,
        highest_tardiness: 4,
        total_waiting_time: 3,
        total_extra_time: 7,
        max_idle_time: 20,
        caregiver_preferences: 9,
        optional_patients: 140,
        missed_lunch_break: 60,
      },
    },
    // Rounded up on one side only, so that there and back may differ, as on real roads.
    distances: spots.map(([x, y], i) =>
      spots.map(([toX, toY], j) => Math.ceil(Math.sqrt((x - toX) ** 2 + (y - toY) ** 2)) + (i < j ? 1 : 0)),
    ),
    terminal_points: [0, 1].map((i) => ({ id: `d${i}`, distance_matrix_index: i, location: spots[i]! })),
    caregivers,
    patients,
    services: SERVICES.map((id) => ({ id, default_duration: 30 })),
    lunch_breaks: { start: 180, end: 360, min_duration: 30 },
  };
}

function patient(draw: Draw, index: number, location: readonly [number, number], carers: readonly string[]) {
  const opens = draw.whole(0, 14) * 30;
  const second = opens + 210;
  const two = draw.chance(0.3);
  const apart = draw.whole(0, 4) * 15;
  const synchronisation = draw.one([
    { type: 'independent' },
    { type: 'simultaneous' },
    { type: 'sequential', distance: { min: apart, max: apart + 30 } },
  ]);
  const [preferred, incompatible] = [draw.sample(carers, 3), draw.sample(carers, 1)];
  return {
    id: `p${index}`,
    required_services: draw
      .sample(SERVICES, two ? 2 : 1)
      .map((service) => ({ service, duration: draw.whole(1, 4) * 15 })),
    distance_matrix_index: index + 2,
    time_windows: [
      { start: opens, end: opens + 90 },
      ...(draw.chance(0.3) ? [{ start: second, end: second + 60 }] : []),
    ],
    location,
    ...(two ? { synchronization: synchronisation } : {}),
    ...(draw.chance(0.4) ? { preferred_caregivers: preferred } : {}),
    ...(draw.chance(0.1) && !two ? { incompatible_caregivers: incompatible } : {}),
    optional: draw.chance(0.2),
  };
}
