import { describe, expect, it } from 'vitest';
import { defaultClocks } from '../../domain/clocks.ts';
import { firstVisitClock } from '../../domain/first-visit-clock.ts';
import type { CarePackage } from '../../domain/package.ts';
import { aPackage } from './builders.ts';

const submittedAt = '2026-11-23T10:00:00.000Z';
const NOW = '2026-11-23T12:00:00.000Z';

/** An emergency of Monday, ten o'clock: twelve hours to the first visit, a warning after six, unless the start is later. */
const emergency = (over: Partial<CarePackage> = {}) =>
  aPackage({ urgency: 'emergency', submittedAt, startDate: '2026-11-20', ...over });
const clock = (carePackage: CarePackage, now = NOW, at?: string) =>
  firstVisitClock(carePackage, defaultClocks, now, at);

describe('the time to the first visit', () => {
  it('runs from the request, and tells how far away the first visit of the rounds is', () => {
    expect(clock(emergency(), NOW, '2026-11-23T15:30:00.000Z')).toEqual({
      state: 'in-time',
      warnAt: '2026-11-23T16:00:00.000Z',
      by: '2026-11-23T22:00:00.000Z',
      at: '2026-11-23T15:30:00.000Z',
      minutes: 330,
      running: true,
    });
  });

  it('of a discharge runs from five in the morning of the day on which the client is ready', () => {
    const source = { kind: 'hospital', readyDate: '2026-11-25' } as const;
    const { by, minutes } = clock(
      emergency({ urgency: 'hospital-discharge', source }),
      NOW,
      '2026-11-25T17:00:00.000Z',
    );
    expect([by, minutes]).toEqual(['2026-11-27T05:00:00.000Z', 720]);
  });

  it('is never over before the day that was asked for is', () => {
    expect(clock(emergency({ startDate: '2026-11-30' })).by).toBe('2026-12-01T05:00:00.000Z');
  });

  it('warns at once where the visit that is planned is too late, though there is time to go', () => {
    expect(clock(emergency(), NOW, '2026-11-24T08:00:00.000Z').state).toBe('warning');
  });

  it('warns when its share is gone and nothing is planned, and is breached when all of it is', () => {
    const states = ['15:59', '16:00', '22:00', '22:01'].map((t) => clock(emergency(), `2026-11-23T${t}:00.000Z`).state);
    expect(states).toEqual(['in-time', 'warning', 'warning', 'breached']);
  });

  it('stops with the first visit, for good', () => {
    const inTime = clock(emergency(), '2026-12-24T12:00:00.000Z', '2026-11-23T21:00:00.000Z');
    expect(inTime).toMatchObject({ state: 'in-time', minutes: 660, running: false });
    const late = clock(emergency(), '2026-12-24T12:00:00.000Z', '2026-11-24T08:00:00.000Z');
    expect(late).toMatchObject({ state: 'breached', minutes: 1320, running: false });
  });

  it('stops when the package is over before anybody came, and is breached only if it was then', () => {
    const off = (at: string) => emergency({ status: 'cancelled', cancelled: { at, reason: 'died' } });
    const state = (at: string) => clock(off(at), '2026-12-24T12:00:00.000Z');
    expect(state('2026-11-23T20:00:00.000Z')).toMatchObject({ state: 'in-time', minutes: 600, running: false });
    expect(state('2026-11-23T22:30:00.000Z')).toMatchObject({ state: 'breached', running: false });
  });

  it('of one that is asked for anew is over when the day is on which the next provider is needed', () => {
    const askedAnew = { at: '2026-11-23T11:00:00.000Z', from: '2026-12-08' };
    expect(clock(emergency({ askedAnew })).by).toBe('2026-12-09T05:00:00.000Z');
  });
});
