import { describe, expect, it } from 'vitest';
import type { Carer } from '../../domain/carer.ts';
import type { Needs } from '../../domain/client.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { type Match, suitabilityRules, unsuitable } from '../../domain/suitability.ts';
import { aCarer, aClient, aNeed, MONDAY } from './builders.ts';

function match(change: { carer?: Partial<Carer>; needs?: Partial<Needs>; skills?: string[] }): Match {
  return {
    carer: aCarer(change.carer),
    client: aClient({ needs: aNeed(change.needs) }),
    skills: change.skills ?? [],
    date: MONDAY,
  };
}

/** Cases in which exactly one rule bites. */
const cases: [ReasonCode, string, Match][] = [
  ['skill', 'lacks a skill', match({ skills: ['insulin'] })],
  [
    'skill',
    'has a skill that expired yesterday',
    match({ skills: ['insulin'], carer: { skills: [{ code: 'insulin', expires: '2026-11-22' }] } }),
  ],
  ['gender', 'is not of the required gender', match({ needs: { gender: { carer: 'male', strength: 'required' } } })],
  [
    'language',
    'does not speak the required language',
    match({ needs: { language: { code: 'ur', strength: 'required' } } }),
  ],
  ['household', 'cannot be near a dog', match({ needs: { household: ['dog'] }, carer: { avoids: ['dog'] } })],
  ['barred', 'is not to be sent', match({ needs: { barredCarers: ['ca-1'] } })],
  ['not-cleared', 'is cleared tomorrow', match({ carer: { clearedFrom: '2026-11-24' } })],
  ['not-cleared', 'left yesterday', match({ carer: { leaves: '2026-11-22' } })],
];

describe('who is not sent', () => {
  it.each(cases)('%s: a carer who %s', (code, _, { carer, client, skills, date }) => {
    expect(unsuitable(carer, { skills }, client, date)?.code).toBe(code);
    const biting = suitabilityRules.flatMap((rule) => rule({ carer, client, skills, date }) ?? []);
    expect(biting.map((reason) => reason.code)).toEqual([code]);
  });

  it('names the skill that is missing and the day it expired', () => {
    const { carer, client, skills, date } = cases[1]![2];
    expect(unsuitable(carer, { skills }, client, date)).toEqual({
      code: 'skill',
      text: "ca-1's skill insulin expired on 2026-11-22, before 2026-11-23.",
      about: 'insulin',
    });
  });
});

describe('who may be sent', () => {
  it.each<[string, Match]>([
    ['nothing is asked for', match({})],
    [
      'the skill expires today',
      match({ skills: ['insulin'], carer: { skills: [{ code: 'insulin', expires: MONDAY }] } }),
    ],
    [
      'an expired skill was renewed',
      match({
        skills: ['insulin'],
        carer: { skills: [{ code: 'insulin', expires: '2026-01-01' }, { code: 'insulin' }] },
      }),
    ],
    [
      'gender and language are only preferred',
      match({
        needs: { gender: { carer: 'male', strength: 'preferred' }, language: { code: 'ur', strength: 'preferred' } },
      }),
    ],
    [
      'the home has a cat and the carer avoids dogs',
      match({ needs: { household: ['cat'] }, carer: { avoids: ['dog'] } }),
    ],
    ['clearance and last day are today', match({ carer: { clearedFrom: MONDAY, leaves: MONDAY } })],
  ])('anybody where %s', (_, { carer, client, skills, date }) => {
    expect(unsuitable(carer, { skills }, client, date)).toBeNull();
  });
});
