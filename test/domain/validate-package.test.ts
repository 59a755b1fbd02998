import { describe, expect, it } from 'vitest';
import type { PackageRequest, VisitPattern } from '../../domain/package.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { packageWarnings, validatePackage } from '../../domain/validate-package.ts';
import { aClient, aNeed, aPackage, aPattern } from './builders.ts';

const NICE = { knownCarer: true, partOfPackage: true, timeLimitedTask: true };

const problems = (change: Partial<PackageRequest>) => validatePackage(aPackage(change), defaultSettings);
const problemsOf = (...patterns: Partial<VisitPattern>[]) => problems({ patterns: patterns.map(aPattern) });

/** What is refused, and where. */
const refused: [string, () => ReturnType<typeof problems>, string][] = [
  ['an ill-formed postcode', () => problems({ client: aClient({ postcode: 'BL9' }) }), '/client/postcode'],
  [
    'coordinates swapped',
    () => problems({ client: aClient({ location: { lat: -2.3, lon: 53.6 } }) }),
    '/client/location',
  ],
  ['negative access minutes', () => problems({ client: aClient({ accessMinutes: -1 }) }), '/client/accessMinutes'],
  [
    'a carer both preferred and barred',
    () => problems({ client: aClient({ needs: aNeed({ preferredCarers: ['ca-1'], barredCarers: ['ca-1'] }) }) }),
    '/client/needs',
  ],
  ['a start date that does not exist', () => problems({ startDate: '2026-02-30' }), '/startDate'],
  ['an end before the start', () => problems({ startDate: '2026-02-02', endDate: '2026-02-01' }), '/endDate'],
  [
    'a ready date that does not exist',
    () => problems({ source: { kind: 'hospital', readyDate: 'soon' } }),
    '/source/readyDate',
  ],
  ['no visits at all', () => problems({ patterns: [] }), '/patterns'],
  ['two patterns of one name', () => problemsOf({}, { window: { from: '12:00', to: '13:00' } }), '/patterns/1/id'],
  ['no days', () => problemsOf({ days: [] }), '/patterns/0/days'],
  ['a day twice', () => problemsOf({ days: ['mon', 'mon'] }), '/patterns/0/days'],
  ['a visit of no minutes', () => problemsOf({ minutes: 0, shortVisit: NICE }), '/patterns/0/minutes'],
  ['five carers', () => problemsOf({ carersRequired: 5 }), '/patterns/0/carersRequired'],
  ['half a minute of gap', () => problemsOf({ minGapMinutes: 0.5 }), '/patterns/0/minGapMinutes'],
  ['an empty skill', () => problemsOf({ skills: [' '] }), '/patterns/0/skills'],
  ['a time that no clock shows', () => problemsOf({ window: { from: '08:00', to: '24:30' } }), '/patterns/0/window'],
  ['a window written backwards', () => problemsOf({ window: { from: '09:00', to: '08:00' } }), '/patterns/0/window'],
  [
    'a standard window shorter than the visit',
    () => problemsOf({ minutes: 45, window: { from: '08:00', to: '08:44' } }),
    '/patterns/0/window',
  ],
  ['a visit under 30 minutes without the NICE conditions', () => problemsOf({ minutes: 29 }), '/patterns/0/minutes'],
  [
    'one NICE condition missing',
    () => problemsOf({ minutes: 15, shortVisit: { ...NICE, knownCarer: false } }),
    '/patterns/0/minutes',
  ],
];

describe('a package request', () => {
  it('is valid as the builder makes it', () => {
    expect(problems({})).toEqual([]);
  });

  it.each(refused)('is refused for %s', (_, found, field) => {
    expect(found().map((p) => p.field)).toEqual([field]);
  });

  it('may ask for a short visit with all three NICE conditions', () => {
    expect(problemsOf({ minutes: 15, shortVisit: NICE })).toEqual([]);
  });

  it('may fix the time of a critical visit, and cross midnight', () => {
    const criticality = { level: 'critical', reason: 'insulin' } as const;
    expect(problemsOf({ window: { from: '09:00', to: '09:00' }, criticality })).toEqual([]);
    expect(problemsOf({ window: { from: '23:30', to: '00:30' } })).toEqual([]);
  });

  it('may ask for long sits with an hour of window', () => {
    expect(problemsOf({ minutes: 180, window: { from: '14:00', to: '15:00' } })).toEqual([]);
  });

  it('is refused if its visits exceed the funded minutes, with both numbers', () => {
    expect(problems({ fundedMinutesPerWeek: 210 })).toEqual([]);
    expect(problems({ fundedMinutesPerWeek: 209 })).toEqual([
      {
        field: '/fundedMinutesPerWeek',
        value: 209,
        rule: 'must cover the visits: they come to 210 minutes a week, 1 more than funded',
      },
    ]);
  });

  it('is refused if two patterns of one day cannot both happen', () => {
    const first = { minutes: 60, window: { from: '08:00', to: '09:00' } };
    const second = { id: 'second', minutes: 60, window: { from: '07:58', to: '08:59' } };
    // The first is over at 09:00 at the soonest, the second at 08:58.
    expect(problemsOf(first, second)).toEqual([]);
    // Both over only after the other must have started.
    const fixed = { criticality: { level: 'critical' }, window: { from: '08:30', to: '08:30' } } as const;
    expect(problemsOf({ ...fixed }, { ...fixed, id: 'second', window: { from: '08:45', to: '08:45' } })).toMatchObject([
      { field: '/patterns/1', rule: expect.stringContaining('must not overlap with breakfast on mon') },
    ]);
    expect(problemsOf({ ...fixed, days: ['mon'] }, { ...fixed, id: 'second', days: ['tue'] })).toEqual([]);
  });

  it('is refused if the minimum gap cannot be kept', () => {
    const lunch = { id: 'lunch', window: { from: '12:00', to: '13:00' } };
    // Breakfast is over at 08:30 at the soonest; 13:00 is 270 minutes later.
    expect(problemsOf({}, { ...lunch, minGapMinutes: 270 })).toEqual([]);
    expect(problemsOf({}, { ...lunch, minGapMinutes: 271 }).map((p) => p.field)).toEqual(['/patterns/1']);
  });
});

describe('a warning', () => {
  it('lists a critical visit without a clinical reason, which is not refused', () => {
    const request = aPackage({ patterns: [aPattern({ criticality: { level: 'critical' } })] });
    expect(validatePackage(request, defaultSettings)).toEqual([]);
    expect(packageWarnings(request, defaultSettings)).toMatchObject([{ field: '/patterns/0/criticality' }]);
  });

  it('takes the place of a refusal for short visits where the council says so', () => {
    const request = aPackage({ patterns: [aPattern({ minutes: 15 })] });
    const lenient = { ...defaultSettings, shortVisits: 'warn' } as const;
    expect(validatePackage(request, lenient)).toEqual([]);
    expect(packageWarnings(request, lenient)).toMatchObject([{ field: '/patterns/0/minutes', value: 15 }]);
  });
});
