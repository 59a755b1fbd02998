import { describe, expect, it } from 'vitest';
import { drawContingency, fitsBank, type HoursBank } from '../../domain/hours-bank.ts';

const h = (hours: number): number => hours * 60;
const bank: HoursBank = { weeks: [h(20), h(10), h(20), h(10)], contingencyMinutes: h(5), draws: [] };
const draw = { at: '2026-11-23T09:00:00Z', minutes: h(2), reason: 'illness', authorisedBy: 'officer-7' } as const;

describe('the four-week bank of hours', () => {
  it('passes 20/10/20/10 at 60 hours and shows nothing left', () => {
    expect(fitsBank(bank, [h(20), h(10), h(20), h(10)])).toEqual({ allowed: true, balanceMinutes: 0 });
  });

  it('passes hours that moved between weeks', () => {
    expect(fitsBank(bank, [h(5), h(25), h(15), h(14)])).toEqual({ allowed: true, balanceMinutes: h(1) });
  });

  it('fails at 61 hours with the balance shown', () => {
    expect(fitsBank(bank, [h(20), h(10), h(20), h(11)])).toEqual({
      allowed: false,
      rule: 'the four weeks hold 60 h; 61 h are asked for',
      balanceMinutes: -60,
      overByMinutes: 60,
    });
  });
});

describe('the contingency pot', () => {
  it('adds what is drawn to the period', () => {
    const answer = drawContingency(bank, draw);
    if (!answer.allowed) throw new Error(answer.rule);
    expect(fitsBank(answer.bank, [h(20), h(10), h(20), h(12)])).toEqual({ allowed: true, balanceMinutes: 0 });
  });

  it('is not drawn without an authoriser', () => {
    expect(drawContingency(bank, { ...draw, authorisedBy: ' ' })).toMatchObject({
      allowed: false,
      rule: expect.stringContaining('authorises'),
    });
  });

  it('is not drawn beyond what is left', () => {
    const once = drawContingency(bank, { ...draw, minutes: h(4) });
    if (!once.allowed) throw new Error(once.rule);
    expect(drawContingency(once.bank, draw)).toEqual({
      allowed: false,
      rule: 'the pot holds 1 h; 2 h are asked for',
      leftMinutes: 60,
    });
  });
});
