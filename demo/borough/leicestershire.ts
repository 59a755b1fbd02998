/** Eighteen lots after Leicestershire's, 8 East and 10 West (LE1), around real towns. The city is not cut out. */
import { type Council, type Locality, settlement } from './council.ts';

export const leicestershire: Council = {
  outline: [
    [-1.34, 52.875],
    [-1.4, 52.87],
    [-1.45, 52.81],
    [-1.58, 52.76],
    [-1.6, 52.7],
    [-1.52, 52.58],
    [-1.38, 52.5],
    [-1.25, 52.39],
    [-1.05, 52.42],
    [-0.85, 52.44],
    [-0.8, 52.55],
    [-0.85, 52.64],
    [-0.75, 52.72],
    [-0.68, 52.83],
    [-0.72, 52.96],
    [-0.85, 52.975],
    [-0.95, 52.83],
    [-1.15, 52.8],
    [-1.25, 52.86],
    [-1.34, 52.875],
  ],
  localities: [
    lot('melton', 'Melton Mowbray', 'East', 52.766, -0.886, 'LE13', 0.055),
    lot('belvoir', 'Vale of Belvoir', 'East', 52.88, -0.84, 'NG13', 0.025),
    lot('syston', 'Syston', 'East', 52.699, -1.077, 'LE7', 0.055, 0.4),
    lot('birstall', 'Birstall', 'East', 52.673, -1.118, 'LE4', 0.055, 0.4),
    lot('oadby-wigston', 'Oadby and Wigston', 'East', 52.592, -1.095, 'LE18', 0.09, 0.4),
    lot('harborough', 'Market Harborough', 'East', 52.478, -0.92, 'LE16', 0.055),
    lot('kibworth', 'Kibworth', 'East', 52.537, -0.994, 'LE8', 0.03),
    lot('billesdon', 'Billesdon', 'East', 52.62, -0.93, 'LE7', 0.025),
    lot('loughborough', 'Loughborough', 'West', 52.772, -1.207, 'LE11', 0.1, 0.4),
    lot('shepshed', 'Shepshed', 'West', 52.767, -1.29, 'LE12', 0.045, 0.4),
    lot('donington', 'Castle Donington', 'West', 52.842, -1.34, 'DE74', 0.03),
    lot('ashby', 'Ashby-de-la-Zouch', 'West', 52.746, -1.474, 'LE65', 0.045),
    lot('coalville', 'Coalville', 'West', 52.724, -1.371, 'LE67', 0.085),
    lot('bosworth', 'Market Bosworth', 'West', 52.624, -1.403, 'CV13', 0.03),
    lot('hinckley', 'Hinckley', 'West', 52.541, -1.373, 'LE10', 0.115),
    lot('blaby', 'Blaby', 'West', 52.576, -1.164, 'LE8', 0.085, 0.4),
    lot('lutterworth', 'Lutterworth', 'West', 52.456, -1.2, 'LE17', 0.045),
    lot('groby', 'Groby', 'West', 52.66, -1.23, 'LE6', 0.03, 0.4),
  ],
};

/** A market town with half of the people, and four villages around it; `reach` under 1 keeps them off the next lot's. */
function lot(
  id: string,
  name: string,
  area: string,
  lat: number,
  lon: number,
  outward: string,
  share: number,
  reach = 1,
): Locality {
  const villages = [
    ['North', 0.022, 0.008],
    ['South', -0.02, -0.012],
    ['East', 0.006, 0.034],
    ['West', -0.008, -0.036],
  ] as const;
  return {
    id,
    name,
    area,
    share,
    settlements: [
      settlement(name, lat, lon, outward, 4, 0.9),
      ...villages.map(([side, north, east]) =>
        settlement(`${name} ${side}`, lat + north * reach, lon + east * reach, outward, 1, 0.4),
      ),
    ],
  };
}
