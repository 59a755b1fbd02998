import { describe, expect, it } from 'vitest';
import { inOneBreath, sentence } from '../../domain/reason.ts';

const texts = (...all: string[]) => inOneBreath(all.map((text) => ({ text })));

describe('reasons in one breath', () => {
  it('say once what two after each other begin with', () => {
    expect(
      texts('Visit tea on Mondays: 3 carers busy.', 'Visit tea on Mondays: 1 carer away.', 'Visit bed: none.'),
    ).toBe('Visit tea on Mondays: 3 carers busy. 1 carer away. Visit bed: none.');
  });

  it('leave alone what has no such beginning, and what another stands between', () => {
    expect(texts('At its cap.', 'At its cap.')).toBe('At its cap. At its cap.');
    expect(texts('A: x.', 'B: y.', 'A: z.')).toBe('A: x. B: y. A: z.');
  });
});

describe('what somebody wrote', () => {
  it('is closed as a sentence once', () => {
    expect(['full ', 'full.', 'why?', ''].map(sentence)).toEqual(['full.', 'full.', 'why?', '']);
  });
});
