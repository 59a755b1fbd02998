/** How large a demo is, and after which council. */

import type { Mode } from '../../domain/place.ts';
import { bury } from './bury.ts';
import type { Council } from './council.ts';
import { leicestershire } from './leicestershire.ts';

export type Scale = 'demo' | 'borough' | 'county';

export interface Size {
  readonly council: Council;
  readonly visitsPerDay: number;
  /** 'rotation': two providers a zone, 80/20, after Bury. 'tiers': lead, supplementary, contingency, after Leicestershire. */
  readonly contracts: 'rotation' | 'tiers';
  /** Whether a capped lot-2 provider is asked last (BU25). */
  readonly lotTwo: boolean;
  /** Travel and access of an average leg: what staffing reckons with. */
  readonly legMinutes: number;
  readonly modes: readonly (readonly [Mode, number])[];
}

const town: Size['modes'] = [
  ['car', 70],
  ['walk', 11],
  ['cycle', 10],
  ['bus', 9],
];
const countryside: Size['modes'] = [
  ['car', 96],
  ['cycle', 4],
];

export const sizes: Readonly<Record<Scale, Size>> = {
  demo: { council: bury, visitsPerDay: 600, contracts: 'rotation', lotTwo: false, legMinutes: 10, modes: town },
  borough: { council: bury, visitsPerDay: 4000, contracts: 'rotation', lotTwo: true, legMinutes: 9, modes: town },
  county: {
    council: leicestershire,
    visitsPerDay: 6000,
    contracts: 'tiers',
    lotTwo: false,
    legMinutes: 12,
    modes: countryside,
  },
};
