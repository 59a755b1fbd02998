/** Two operators at once: each keeps the rules alone, both together would not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { InvalidInput, VersionConflict } from '../../planning/errors.ts';
import { saveContract } from '../../planning/register/save-contract.ts';
import { saveZones } from '../../planning/register/save-zones.ts';
import { aProvider, aRectangle, aRotation } from '../domain/builders.ts';
import { aCouncil, commitAll, meeting, operator } from './a-council.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** From a west to an east border, in hundredths of a degree. */
const zone = (id: string, from: number, to: number) => aRectangle(id, -2.4 + from / 100, -2.4 + to / 100, 53, 53.05);

async function aMap() {
  const { ports } = await aCouncil(dynamodb);
  await saveZones(ports, operator, [zone('old', 0, 5)]);
  return ports;
}

const refused = async (saving: Promise<unknown>) => {
  const error = await saving.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as InvalidInput).problems;
};

it('of two zones for the same place the second is refused, and what is stored is a map', async () => {
  const ports = await aMap();
  const first = () => saveZones(ports, operator, [zone('first', 5, 10)]);
  const problems = await refused(saveZones(meeting(ports, first), operator, [zone('second', 5, 9)]));
  expect(problems).toMatchObject([{ field: '/features/0', value: 'second', rule: expect.stringContaining('overlap') }]);
  expect((await ports.store.zones()).map(({ id }) => id).sort()).toEqual(['first', 'old']);
});

it('two zones at two places are both stored', async () => {
  const ports = await aMap();
  const first = () => saveZones(ports, operator, [zone('first', 5, 10)]);
  const map = await saveZones(meeting(ports, first), operator, [zone('second', -5, 0)]);
  expect(map.map(({ id }) => id).sort()).toEqual(['first', 'old', 'second']);
  expect((await ports.store.zones()).map(({ id }) => id).sort()).toEqual(['first', 'old', 'second']);
});

it('of two contracts for one zone the second is refused, naming the first; another version of one is a conflict', async () => {
  const ports = await aMap();
  const providers = ['prov-1', 'prov-2'].map((id) => aProvider({ id }));
  await commitAll(
    ports,
    providers.map((value) => ({ kind: 'provider', value, expected: 0 })),
  );
  const contract = { zoneId: 'old', rule: aRotation(), fallback: [] };
  const save = (id: string, by = ports) => saveContract(by, operator, { ...contract, id }, 0);
  const problems = await refused(
    save(
      'k-2',
      meeting(ports, () => save('k-1')),
    ),
  );
  expect(problems).toMatchObject([{ field: '/zoneId', value: 'old', rule: expect.stringContaining('k-1 has it') }]);
  expect((await ports.store.contracts()).map(({ id }) => id)).toEqual(['k-1']);
  await expect(save('k-1')).rejects.toThrow(VersionConflict);
});
