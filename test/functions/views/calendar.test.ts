import { describe, expect, it } from 'vitest';
import { dayMinuteOf } from '../../../domain/time.ts';
import { roundsAsCalendar } from '../../../functions/views/calendar.ts';
import { aDay, aRound, visitsEvery } from './a-day.ts';
import { eventsIn, unfolded } from './parsed-calendar.ts';

const twoVisits = [
  aRound('carer-12', [
    { at: 420, client: 'C-1', critical: true },
    { at: 480, client: 'C-2' },
  ]),
];

describe('a day as a calendar', () => {
  it('has one event a visit, at its local time, tentative until published', () => {
    const events = eventsIn(roundsAsCalendar(aDay(twoVisits, { state: 'draft' })));
    expect(events.map((event) => event['DTSTART;TZID=Europe/London'])).toEqual(['20261123T070000', '20261123T080000']);
    expect(events[0]?.['DTEND;TZID=Europe/London']).toBe('20261123T073000');
    expect(events[0]?.STATUS).toBe('TENTATIVE');
    expect(eventsIn(roundsAsCalendar(aDay(twoVisits)))[0]?.STATUS).toBe('CONFIRMED');
  });

  it('keeps a visit under one UID when another carer goes at another time, and SEQUENCE rises', () => {
    const before = eventsIn(roundsAsCalendar(aDay([aRound('carer-12', [{ at: 420, client: 'C-1' }])])));
    const moved = aDay([aRound('carer-7', [{ at: 445, client: 'C-1' }])], { version: 4 });
    const after = eventsIn(roundsAsCalendar(moved));
    expect(after[0]?.UID).toBe(before[0]?.UID);
    expect(Number(after[0]?.SEQUENCE)).toBeGreaterThan(Number(before[0]?.SEQUENCE));
  });

  it('gives the two carers of a double-up an event each', () => {
    const both = aDay([
      aRound('carer-12', [{ at: 420, client: 'C-1', carers: 2, position: 1 }]),
      aRound('carer-7', [{ at: 420, client: 'C-1', carers: 2, position: 2 }]),
    ]);
    const [first, second] = eventsIn(roundsAsCalendar(both));
    expect(first?.UID).not.toBe(second?.UID);
    expect(second?.SUMMARY).toContain('carer 2 of 2');
  });

  it('tells initials and area and nothing else of a person', () => {
    const text = roundsAsCalendar(aDay(twoVisits));
    const shown = eventsIn(text).flatMap(({ UID: _, ...event }) => Object.values(event));
    expect(eventsIn(text)[0]?.SUMMARY).toMatch(/^[A-Z]{2}\\, BL\d$/);
    expect(shown.join(' ')).not.toMatch(/C-1|53\.|insulin|M26/);
  });

  it('explains Europe/London, folds lines at 75 octets and ends them with CRLF', () => {
    const text = roundsAsCalendar(
      aDay([aRound('carer-12', visitsEvery(45, 3, 420, { client: `C-${'9'.repeat(60)}` }))]),
    );
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(unfolded(text).some((line) => line.startsWith('UID:') && line.length > 75)).toBe(true);
  });

  it('tells a visit in the second of two equal hours in UTC, which no calendar can misread', () => {
    // 25 October 2026, planning date 24: 01:30 comes twice; the second is an hour of elapsed time after the first.
    const first = dayMinuteOf('2026-10-24', '01:30', 1);
    const night = aRound('carer-9', [{ at: first }, { at: first + 60 }], '2026-10-24');
    const events = eventsIn(roundsAsCalendar(aDay([night], { date: '2026-10-24' })));
    expect(events[0]?.['DTSTART;TZID=Europe/London']).toBe('20261025T013000');
    expect(events[1]?.DTSTART).toBe('20261025T013000Z');
  });
});
