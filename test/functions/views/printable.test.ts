import { describe, expect, it } from 'vitest';
import type { DayPlan, Segment } from '../../../domain/round.ts';
import { ofCarer } from '../../../functions/views/day.ts';
import { roundsAsPage } from '../../../functions/views/printable/page.ts';
import { aDay, aRound, visitsEvery } from './a-day.ts';

const names = {
  provider: 'Ramsbottom Care',
  carerInitials: new Map([
    ['carer-12', 'SK'],
    ['carer-7', 'JO'],
  ]),
};
const pageOf = (plan: DayPlan, all = plan) => roundsAsPage(plan, all, names);
const sheetsIn = (page: string) => page.split('<section class="sheet').slice(1);
const fitOf = (sheet: string) => Number(/--fit:([\d.]+)/.exec(sheet)?.[1]);

describe('the printable page', () => {
  it('has one side a round', () => {
    const page = pageOf(aDay([aRound('carer-12', visitsEvery(45, 6)), aRound('carer-7', [{ at: 420 }])]));
    expect(sheetsIn(page)).toHaveLength(2);
    expect(page).toContain('1 of 2');
  });

  it('adds a side for the visits that nobody has, with the reason, but not on one carer’s sheet', () => {
    const reasons = [{ code: 'skill' as const, text: 'no carer holds peg-feeding' }];
    const leftOut = [{ visitId: 'pkg-1/bed/2026-11-23', packageId: 'pkg-1', carersRequired: 2, minutes: 45, reasons }];
    const all = aDay([aRound('carer-12', visitsEvery(45, 6))], { leftOut });
    expect(sheetsIn(pageOf(all))[1]).toContain('no carer holds peg-feeding');
    expect(sheetsIn(pageOf(ofCarer(all, 'carer-12'), all))).toHaveLength(1);
  });

  it('prints travel line by line between the visits, in order', () => {
    const [sheet] = sheetsIn(pageOf(aDay([aRound('carer-12', visitsEvery(38, 3))])));
    const kinds = [...sheet!.matchAll(/<li class="(\w+)"/g)].map((match) => match[1]);
    expect(kinds).toEqual(['leg', 'visit', 'leg', 'visit', 'leg', 'visit', 'leg']);
    expect(sheet).toContain('1.5 mi');
    expect(sheet).toContain('to home');
  });

  it('tells a wait on the line of the leg when the visit follows it, and on its own when a break does', () => {
    const round = aRound('carer-12', [{ at: 420 }, { at: 488 }]);
    // Home at 06:52, a visit from 07:00 to 07:30, a leg to 07:38, then half an hour until the visit at 08:08.
    const [sheet] = sheetsIn(pageOf(aDay([round])));
    expect(sheet).toContain('30 min early');
    const withBreak = round.segments.flatMap((each): Segment[] =>
      each.kind === 'waiting'
        ? [
            { ...each, to: each.from + 10 },
            { kind: 'break', from: each.from + 10, to: each.to, paid: false },
          ]
        : [each],
    );
    const [broken] = sheetsIn(pageOf(aDay([{ ...round, segments: withBreak }])));
    expect(broken).not.toContain('early');
    expect(broken).toMatch(/07:38 – 07:48<.*Waiting, paid.*\n.*07:48 – 08:08<.*Break, unpaid/);
  });

  it('says which date it is after midnight, once', () => {
    const night = aRound('carer-12', [{ at: 22 * 60 }, { at: 24 * 60 + 30 }, { at: 26 * 60 }]);
    const [sheet] = sheetsIn(pageOf(aDay([night])));
    expect(sheet!.match(/<li class="day">[^<]*/g)).toEqual(['<li class="day">Tuesday 24 November 2026']);
    expect(sheet).toMatch(/22:00 – 22:30<.*Tuesday 24 November 2026.*00:30 – 01:00<.*02:00 – 02:30</s);
    const [day] = sheetsIn(pageOf(aDay([aRound('carer-12', visitsEvery(45, 6))])));
    expect(day).not.toContain('class="day"');
  });

  it('names who else comes to a double-up, also when only one carer’s round is printed', () => {
    const all = aDay([
      aRound('carer-12', [{ at: 420, client: 'C-1', carers: 2, position: 1 }]),
      aRound('carer-7', [{ at: 420, client: 'C-1', carers: 2, position: 2 }]),
    ]);
    expect(pageOf(ofCarer(all, 'carer-12'), all)).toContain('Double-up with JO');
  });

  it('says in words what is time-critical, fixed, or only a draft', () => {
    const visits = [
      { at: 420, critical: true },
      { at: 500, pinned: { carer: true, time: false } },
    ];
    const page = pageOf(aDay([aRound('carer-12', visits)], { state: 'draft' }));
    for (const words of ['Time-critical', 'Fixed', 'Draft, may change']) expect(page).toContain(words);
  });

  it('shrinks a long round to end on its side: 18 visits on one column, 34 on two', () => {
    const [long] = sheetsIn(pageOf(aDay([aRound('carer-12', visitsEvery(38, 18))])));
    // 18 visits of 10.4 mm and 19 legs of 5.1 mm need 284 mm; there are 213.
    expect(fitOf(long!)).toBeCloseTo(213 / 284.1, 1);
    const [longer] = sheetsIn(pageOf(aDay([aRound('carer-12', visitsEvery(23, 34, 360, { minutes: 15 }))])));
    expect(longer).toContain('class="lines two"');
    expect(fitOf(longer!)).toBeGreaterThan(0.66);
  });

  it('is one file: no script, and nothing from elsewhere', () => {
    const page = pageOf(aDay([aRound('carer-12', visitsEvery(45, 6))]));
    expect(page).not.toMatch(/<script|https?:\/\/|src=|@import|url\(/);
  });

  it('draws the round: a mark a place, one for two visits to the same door', () => {
    const page = pageOf(
      aDay([
        aRound('carer-12', [
          { at: 420, client: 'C-1' },
          { at: 500, client: 'C-5' },
          { at: 700, client: 'C-1' },
        ]),
      ]),
    );
    const marks = [...page.matchAll(/font-weight="700" fill="#fff">([^<]+)</g)].map((match) => match[1]);
    expect(marks).toEqual(['1, 3', '2']);
  });

  it('shows text from outside as text', () => {
    const round = aRound('carer-12', [{ at: 420 }]);
    const segments = round.segments.map((segment) =>
      segment.kind === 'visit' ? { ...segment, clientInitials: '<b>"x"' } : segment,
    );
    expect(pageOf(aDay([{ ...round, segments }]))).not.toContain('<b>"x"');
  });

  it('says so when nothing is planned', () => {
    expect(pageOf(aDay([]))).toContain('Nothing is planned for this day.');
  });
});
