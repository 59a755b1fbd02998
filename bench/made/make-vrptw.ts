/** A made instance of the routing core in Solomon's layout. */
import { Draw } from './draw.ts';

const HORIZON = 1000;

export function makeVrptw({
  seed,
  customers,
  vehicles,
}: {
  seed: number;
  customers: number;
  vehicles: number;
}): string {
  const draw = new Draw(seed);
  const rows = Array.from({ length: customers }, (_, i) => {
    const opens = draw.whole(60, 800);
    const closes = Math.min(HORIZON - 80, opens + draw.whole(20, 200));
    return [i + 1, draw.whole(0, 80), draw.whole(0, 80), draw.whole(5, 30), Math.min(opens, closes), closes, 10];
  });
  const table = [[0, 40, 40, 0, 0, HORIZON, 0], ...rows].map((row) =>
    row.map((cell) => String(cell).padStart(6)).join(''),
  );
  return [
    'MADE',
    '',
    'VEHICLE',
    'NUMBER     CAPACITY',
    `${String(vehicles).padStart(6)}         200`,
    '',
    'CUSTOMER',
    'CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME',
    '',
    ...table,
    '',
  ].join('\n');
}
