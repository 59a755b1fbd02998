import { describe, expect, it } from 'vitest';
import { audit, ruleNames } from '../../../domain/audit.ts';
import type { Segment } from '../../../domain/round.ts';
import { anAbsence, MONDAY } from '../builders.ts';
import { aDay } from './a-day.ts';
import { corruptions } from './corruptions.ts';

describe('the recount of a day', () => {
  it('finds nothing wrong with a day that keeps every rule', () => {
    expect(audit(aDay())).toEqual([]);
  });

  it.each(ruleNames)('counts a day that breaks %s under that rule and no other', (rule) => {
    const found = audit(corruptions[rule](aDay()));
    expect([...new Set(found.map((v) => v.rule))]).toEqual([rule]);
    expect(found.every((v) => v.about !== '' && v.text !== '')).toBe(true);
  });

  it('misses a visit of which one of two carers is gone', () => {
    const day = aDay();
    const found = audit({ ...day, plan: { ...day.plan, rounds: day.plan.rounds.slice(0, 1) } });
    expect(found).toMatchObject([{ rule: 'every-visit-once', numbers: { needed: 2, planned: 1 } }]);
  });

  it('wants no visit of a package that is served only from tomorrow', () => {
    const day = aDay();
    const placement = {
      providerId: 'prov-1',
      at: '2026-11-23T09:00:00.000Z',
      from: '2026-11-24',
      extraTravelMinutes: 0,
    };
    const packages = day.packages.map((p) => (p.id === 'p-3' ? { ...p, placement } : p));
    expect(audit({ ...day, packages, plan: { ...day.plan, leftOut: [] } })).toEqual([]);
  });

  it('takes a visit that was cancelled for the day as not asked for', () => {
    const day = aDay();
    const exceptions = [{ patternId: 'noon', date: MONDAY, cancelled: true }];
    const packages = day.packages.map((p) => (p.id === 'p-2' ? { ...p, exceptions } : p));
    expect(audit({ ...day, packages })).toMatchObject([{ rule: 'every-visit-once', about: `p-2/noon/${MONDAY}` }]);
  });

  it('asks for no visit of a day on which the client was away, also once a later time away is known', () => {
    const day = aDay();
    const away = { reason: 'hospital', at: '', holdUntil: MONDAY } as const;
    const earlierSuspensions = [{ ...away, from: MONDAY, resumesFrom: '2026-11-24' }];
    const suspension = { ...away, from: '2026-12-07' };
    const packages = day.packages.map((p) => (p.id === 'p-2' ? { ...p, earlierSuspensions, suspension } : p));
    expect(audit({ ...day, packages })).toMatchObject([{ rule: 'every-visit-once', about: `p-2/noon/${MONDAY}` }]);
  });

  it('takes two rounds of a carer with less than a rest between them as worked without one', () => {
    const day = aDay();
    /** Monday's round of ca-1 in two, at home for so many minutes after the visit at noon instead of the break. */
    const inTwo = (atHome: number) => {
      const [whole, ...others] = day.plan.rounds;
      const [until, from] = [whole!.segments.slice(0, 5), whole!.segments.slice(-1)];
      const waits = { kind: 'waiting', from: 720 + atHome, to: 970, paid: true } as const;
      const tea = whole!.segments.find((s) => s.from === 970)!;
      const second = { ...whole!, id: `ca-1/${MONDAY}/1`, segments: [waits, tea, ...from] };
      return { ...day, plan: { ...day.plan, rounds: [{ ...whole!, segments: until }, second, ...others] } };
    };
    const found = (atHome: number) => audit(inTwo(atHome)).filter(({ rule }) => rule === 'breaks');
    expect(found(19)).toMatchObject([{ numbers: { works: 400, longest: 0, due: 20 } }]);
    expect(found(20)).toEqual([]);
  });

  it('knows the slow time of day: the kilometre home at 16:40 needs a minute more than at noon', () => {
    const day = aDay();
    // 2.7 minutes times 1.2, rounded up, and one to set off: 5.
    const rounds = day.plan.rounds.map((round) =>
      round.carerId === 'ca-1'
        ? {
            ...round,
            segments: round.segments.map((s) => (s.from === 1000 ? { ...s, to: 1004, minutes: 4 } : s)) as Segment[],
          }
        : round,
    );
    expect(audit({ ...day, plan: { ...day.plan, rounds } })).toMatchObject([
      { rule: 'travel-time', numbers: { needed: 5, given: 4 } },
    ]);
  });

  it('lets a carer who falls ill at the last visit end it and go home, once that visit had begun', () => {
    const day = aDay();
    // Tea from 16:10 to 16:40, home at 16:45.
    const absences = [anAbsence({ from: '2026-11-23T16:20:00Z', to: '2026-11-23T20:00:00Z' })];
    const madeAt = (at: string) => ({ ...day, absences, plan: { ...day.plan, madeBy: { ...day.plan.madeBy, at } } });
    expect(audit(madeAt('2026-11-23T16:20:00Z'))).toEqual([]);
    expect(audit(madeAt('2026-11-23T16:00:00Z')).map((v) => v.rule)).toEqual(['absence']);
  });
});
