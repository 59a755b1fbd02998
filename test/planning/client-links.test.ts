/** What keeps the visits of one client apart, also on the day on which one between them is left out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { placePackage } from '../../planning/place-package.ts';
import { clientLinks } from '../../planning/problem/client-links.ts';
import { visitsAskedFor } from '../../planning/provider/provider-facts.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { aPackage, aPattern, MONDAY } from '../domain/builders.ts';
import { aCouncil, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** From start to start, by the patterns' names. */
function linksBetween(...patterns: Parameters<typeof aPattern>[0][]): string[] {
  const visits = visitsAskedFor([aPackage({ status: 'placed', patterns: patterns.map(aPattern) })], MONDAY);
  const name = (v: number): string => visits[v]!.visit.patternId;
  return clientLinks(visits).map(({ first, second, min }) => `${name(first)} ${name(second)} ${min}`);
}

const early = { id: 'early', window: { from: '08:00', to: '11:00' } };
const middle = { id: 'middle', window: { from: '09:00', to: '12:00' } };
const late = { id: 'late', window: { from: '10:00', to: '13:00' }, minGapMinutes: 120 };

describe('the visits of a client', () => {
  it('are each kept from every later one, neighbour or not', () => {
    expect(linksBetween(late, early, middle)).toEqual(['early middle 30', 'early late 150', 'middle late 150']);
  });

  it('need no link where their windows keep them apart', () => {
    const evening = { id: 'evening', window: { from: '18:00', to: '19:00' }, minGapMinutes: 120 };
    expect(linksBetween(early, middle, evening)).toEqual(['early middle 30']);
  });

  it('keep the gap asked for when the one between them is left out: the absence of its carer is recorded', async () => {
    const { ports } = await aCouncil(dynamodb);
    const trained = { id: 'ca-2', skills: [{ code: 'stoma' }] };
    await aZone(ports, { 'prov-1': { carers: [{ id: 'ca-1' }, trained], shifts: { to: '14:00' } } });
    const packageId = await submitted(ports, 'c-1', [early, { ...middle, skills: ['stoma'] }, late]);
    await placePackage(ports, { packageId, attempt: 'submitted' });
    const sickness = { id: 'a-1', providerId: 'prov-1', carerId: 'ca-2', kind: 'sickness' } as const;
    const monday = { from: `${MONDAY}T06:00:00Z`, to: `${MONDAY}T23:00:00Z` };
    const { days } = await recordAbsence(ports, providerCaller('prov-1'), { ...sickness, ...monday }, 0);
    const plan = days.find(({ plan }) => plan.date === MONDAY)!.plan;
    expect(plan.leftOut.map(({ visitId }) => visitId)).toEqual([`${packageId}/middle/${MONDAY}`]);
    const starts = plan.rounds.flatMap((r) => r.segments.flatMap((s) => (s.kind === 'visit' ? [s.from] : [])));
    expect(starts[1]! - starts[0]!).toBeGreaterThanOrEqual(150);
  });
});
