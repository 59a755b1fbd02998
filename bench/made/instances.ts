import { makeDay } from './make-day.ts';
import { makeHhcrsp } from './make-hhcrsp.ts';
import { makeUhhc } from './make-uhhc.ts';
import { makeVrptw } from './make-vrptw.ts';

/** The small made instances that stand committed beside this file, one of each family, by file name. */
export const MADE_INSTANCES: Readonly<Record<string, () => string>> = {
  'day.json': () => text(makeDay({ seed: 1, visits: 60, carers: 12 })),
  'hhcrsp.json': () => text(makeHhcrsp({ seed: 2, patients: 20, carers: 5 })),
  'uhhc.json': () => text(makeUhhc({ seed: 3, patients: 20, carers: 6 })),
  'vrptw.txt': () => makeVrptw({ seed: 4, customers: 40, vehicles: 15 }),
};

/** One line an entry of a list, so that a message's line leads to the entry. */
function text(document: object): string {
  const members = Object.entries(document).map(([name, value]) => {
    const list = Array.isArray(value)
      ? `[\n    ${value.map((entry) => JSON.stringify(entry)).join(',\n    ')}\n  ]`
      : null;
    return `  ${JSON.stringify(name)}: ${list ?? JSON.stringify(value)}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}
