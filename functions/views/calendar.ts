/**
 * Rounds of one day or several as a calendar (RFC 5545). A visit's UID is its own, with its date and carer position, whoever goes and
 * whenever: a calendar moves the event instead of adding one. Initials and area only: calendars leak.
 */
import type { DayPlan, VisitSegment } from '../../domain/round.ts';
import { instantOf } from '../../domain/time.ts';
import { type PlannedTime, plannedTimesOf } from '../schemas/planned-time.ts';
import { visitsOf } from './day.ts';

const TIMEZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'DTSTART:19810329T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZNAME:BST',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZNAME:GMT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
] as const;

export function roundsAsCalendar(...plans: readonly DayPlan[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rounds//Rounds 1//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Rounds',
    'X-WR-TIMEZONE:Europe/London',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...TIMEZONE,
    ...plans.flatMap(eventsOf),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventsOf(plan: DayPlan): string[] {
  const planned = plannedTimesOf(plan.date);
  return plan.rounds.flatMap((round) => visitsOf(round).flatMap(eventOf));

  function eventOf(visit: VisitSegment): string[] {
    const doubleUp = visit.carersRequired > 1 ? ` (carer ${visit.carerPosition} of ${visit.carersRequired})` : '';
    const summary = `${visit.clientInitials}, ${visit.area}${doubleUp}`;
    return [
      'BEGIN:VEVENT',
      `UID:${uidOf(visit)}`,
      `SEQUENCE:${plan.version}`,
      `DTSTAMP:${utc(plan.madeBy.at)}`,
      moment('DTSTART', visit.from),
      moment('DTEND', visit.to),
      `SUMMARY:${escaped(summary)}`,
      `LOCATION:${escaped(visit.area)}`,
      `STATUS:${plan.state === 'published' ? 'CONFIRMED' : 'TENTATIVE'}`,
      'CLASS:PRIVATE',
      'TRANSP:OPAQUE',
      'END:VEVENT',
    ];
  }

  /** Local time; but of an hour that comes twice the calendar would take the first, so the second is told in UTC. */
  function moment(name: string, dayMinute: number): string {
    const time = planned(dayMinute);
    if (isSecondOfTwo(time, planned(dayMinute - 60))) return `${name}:${utc(instantOf(plan.date, dayMinute))}`;
    return `${name};TZID=Europe/London:${time.at.slice(0, 19).replaceAll(/[-:]/g, '')}`;
  }
}

/** Stable over replanning: package, pattern, date and carer position. */
function uidOf({ visitId, carerPosition }: VisitSegment): string {
  return `${escaped(visitId.replaceAll('/', '.'))}.${carerPosition}@rounds`;
}

function isSecondOfTwo(time: PlannedTime, hourBefore: PlannedTime): boolean {
  return time.local === hourBefore.local;
}

function utc(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\r?\n/g, '\\n');
}

/** Lines of at most 75 octets; a continuation begins with a space. Never splits a character. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
