import { describe, expect, it } from 'vitest';
import { goalOf, groupOf } from '../../bench/suite/groups.ts';

describe('the sets that results are reported by', () => {
  it('tell the sizes of a family apart by visits', () => {
    // Mankowska's 100 patients take 130 services, 200 take 260
    expect(groupOf('hhcrsp-mankowska', 'a.json', 130).name).toBe('hhcrsp-mankowska 50 to 100');
    expect(groupOf('hhcrsp-mankowska', 'a.json', 260).name).toBe('hhcrsp-mankowska 200, 300');
    expect(groupOf('vrptw-gehring-homberger', 'a.txt', 400).name).toBe('vrptw-gehring-homberger 400');
  });

  it('give Solomon ten seconds and a borough two minutes', () => {
    expect(groupOf('vrptw-solomon', 'R101.txt', 100).seconds).toBe(10);
    expect(groupOf('day', 'borough.json', 4000).seconds).toBe(120);
  });

  it('hold a day of their own, without a goal, for a day that the goals do not name', () => {
    expect(groupOf('day', 'zone4.json', 700)).toEqual({ name: 'day/zone4', seconds: 60 });
    expect(goalOf('day/zone4')).toBeUndefined();
  });
});
