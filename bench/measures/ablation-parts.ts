/** The parts of each engine that can be switched off, and the made instances that tell what they are worth. */

import { layOut } from '../../solver/elastic/layout.ts';
import { movesFor } from '../../solver/elastic/moves/index.ts';
import { searchElastic } from '../../solver/elastic/search.ts';
import { ELASTIC_SETTINGS, type ElasticSettings } from '../../solver/elastic/settings.ts';
import type { Problem } from '../../solver/index.ts';
import { searchRigid } from '../../solver/rigid/search.ts';
import { RIGID_SETTINGS, type RigidSettings } from '../../solver/rigid/settings.ts';
import type { Search } from '../../solver/search.ts';
import { day } from '../families/day.ts';
import type { Family } from '../families/family.ts';
import { hhcrsp } from '../families/hhcrsp.ts';
import { uhhc } from '../families/uhhc.ts';
import { vrptw } from '../families/vrptw.ts';
import { makeDay } from '../made/make-day.ts';
import { makeHhcrsp } from '../made/make-hhcrsp.ts';
import { makeUhhc } from '../made/make-uhhc.ts';
import { makeVrptw } from '../made/make-vrptw.ts';
import { sourceOf } from '../reading/source.ts';

export interface AblationInstance {
  readonly name: string;
  readonly problem: Problem;
  /** Whether carer-visits left out are counted apart from the total, because they outweigh it. */
  readonly leftOutApart: boolean;
}

export interface EngineAblation {
  readonly engine: string;
  readonly instances: readonly AblationInstance[];
  readonly parts: readonly string[];
  /** The search without a part; null = the whole search. */
  search(part: string | null): Search;
}

/** What stands in for a part that is off. */
const RIGID_PARTS: Readonly<Record<string, Partial<RigidSettings>>> = {
  'strings (one visit a round is taken out)': { longestString: 1 },
  'exchange of tails (a ruin is all that loosens a round)': { tailRate: 0 },
  'change of carers (rounds stay with the homes they began at)': { carerRate: 0 },
  'ruins around visits left out': { absentSeedRate: 0 },
  'annealing (only better plans are kept)': { firstTemperature: 1e-9, lastTemperature: 1e-9 },
  'time between windows in who is near': { timeWeight: 0 },
  'regions (every ruin may be anywhere)': { regionSize: Number.POSITIVE_INFINITY },
};

const rigid: EngineAblation = {
  engine: 'Rigid: ruin and recreate',
  instances: [
    made('day, 250 visits', day, JSON.stringify(makeDay({ seed: 11, visits: 250, carers: 40 }))),
    made('day, 800 visits', day, JSON.stringify(makeDay({ seed: 12, visits: 800, carers: 130 }))),
    made('vrptw, 200 customers', vrptw, makeVrptw({ seed: 13, customers: 200, vehicles: 60 })),
  ],
  parts: Object.keys(RIGID_PARTS),
  search: (part) => (problem, context) =>
    searchRigid(problem, context, part === null ? RIGID_SETTINGS : { ...RIGID_SETTINGS, ...RIGID_PARTS[part] }),
};

const elasticInstances = [
  made('hhcrsp, 100 patients', hhcrsp, JSON.stringify(makeHhcrsp({ seed: 14, patients: 100, carers: 20 }))),
  made('uhhc, 60 patients', uhhc, JSON.stringify(makeUhhc({ seed: 15, patients: 60, carers: 12 }))),
  made('uhhc, 150 patients', uhhc, JSON.stringify(makeUhhc({ seed: 16, patients: 150, carers: 26 }))),
];

/** Every move that one of the instances has a use for; in the others its absence changes nothing. */
const moves = new Set(elasticInstances.flatMap(({ problem }) => movesFor(layOut(problem)).map(({ name }) => name)));

const ELASTIC_PARTS: Readonly<Record<string, Partial<ElasticSettings>>> = {
  ...Object.fromEntries([...moves].map((name) => [`the move '${name}'`, { without: [name] }])),
  'softened idle time (only the highest idle time counts)': { softIdle: false },
  'late departures (carers leave as soon as their shift begins)': { departures: false },
  'surveys (the whole search is one cooling)': { surveys: false },
  'outlook (moves that cannot pay are edited before they are refused)': { outlook: false },
};

const elastic: EngineAblation = {
  engine: 'Elastic: annealing over a global order',
  instances: elasticInstances,
  parts: Object.keys(ELASTIC_PARTS),
  search: (part) => (problem, context) =>
    searchElastic(problem, context, part === null ? ELASTIC_SETTINGS : { ...ELASTIC_SETTINGS, ...ELASTIC_PARTS[part] }),
};

export const ABLATIONS: readonly EngineAblation[] = [rigid, elastic];

function made(name: string, family: Family, text: string): AblationInstance {
  return { name, problem: family.read(sourceOf(name, text)).problem, leftOutApart: family === day };
}
