import { describe, expect, it } from 'vitest';
import { type Borough, borough } from '../../../demo/borough/borough.ts';
import type { VisitPattern } from '../../../domain/package.ts';
import { orderOfAsking } from '../../../domain/placement/due-order.ts';
import { reservedOn, validateReserve } from '../../../domain/reserve.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { shiftsOn } from '../../../domain/shifts.ts';
import { addDays, datesFrom } from '../../../domain/time.ts';
import { validateAbsence, validateCarer, validateShiftPattern } from '../../../domain/validate-carer.ts';
import { validateContract, zonesWithoutContract } from '../../../domain/validate-contract.ts';
import { postcodeProblem } from '../../../domain/validate-package/postcode-of-zone.ts';
import { packageWarnings, validatePackage } from '../../../domain/validate-package.ts';
import { zoneMap } from '../../../domain/zone-map.ts';

const DATE = '2026-11-22';
const demo = borough({ seed: 1, scale: 'demo', date: DATE });
const patterns = demo.packages.flatMap((p) => p.patterns);
const aDay = (of: readonly VisitPattern[]) => of.reduce((sum, p) => sum + p.days.length / 7, 0);
const map = zoneMap(demo.zones);

function text(b: Borough): string {
  return JSON.stringify({ ...b, holders: [...b.holders] });
}

describe('the demo borough', () => {
  it('is the same byte for byte from the same seed, and another from another', () => {
    expect(text(borough({ seed: 1, scale: 'demo', date: DATE })) === text(demo)).toBe(true);
    expect(text(borough({ seed: 2, scale: 'demo', date: DATE })) === text(demo)).toBe(false);
  });

  it('has the six townships as zones without gaps or overlaps', () => {
    expect(map.zones.map((z) => z.name)).toEqual([
      'Ramsbottom and Tottington',
      'Bury East',
      'Bury West',
      'Radcliffe',
      'Whitefield and Unsworth',
      'Prestwich',
    ]);
  });

  it('has two providers a zone at 80/20, twelve in all, and one in-house team as everybody’s fallback', () => {
    const known = { zoneIds: demo.zones.map((z) => z.id), providers: demo.providers };
    expect(demo.contracts.flatMap((c) => validateContract(c, known))).toEqual([]);
    expect(zonesWithoutContract(demo.contracts, known.zoneIds)).toEqual([]);
    expect(demo.providers.filter((p) => p.kind === 'framework')).toHaveLength(12);
    const named = new Set(demo.contracts.flatMap((c) => (c.rule.kind === 'rotation' ? c.rule.shares : [])));
    expect([...named].map((s) => s.percent).sort()).toEqual([...Array(6).fill(20), ...Array(6).fill(80)]);
    expect(demo.contracts.every((c) => c.fallback[0] === 'in-house')).toBe(true);
  });

  it('asks for about 600 visits a day of half an hour, most of them in the morning', () => {
    expect(aDay(patterns)).toBeGreaterThan(580);
    expect(aDay(patterns)).toBeLessThan(630);
    const minutes = patterns.reduce((sum, p) => sum + (p.days.length / 7) * p.minutes, 0);
    expect(minutes / aDay(patterns)).toBeGreaterThan(28);
    expect(minutes / aDay(patterns)).toBeLessThan(34);
    const startingIn = (from: string, to: string) =>
      aDay(patterns.filter((p) => p.window.from >= from && p.window.from < to));
    const bands = [
      startingIn('06:00', '10:30'),
      startingIn('10:30', '14:30'),
      startingIn('14:30', '18:30'),
      startingIn('18:30', '22:30'),
    ];
    expect(Math.max(...bands)).toBe(bands[0]);
  });

  it('has one to four calls a day of 15 to 60 minutes, about one client in eight double-handed', () => {
    for (const { patterns: own } of demo.packages) {
      const monday = own.filter((p) => p.days.includes('mon')).length;
      expect(monday).toBeGreaterThanOrEqual(1);
      expect(monday).toBeLessThanOrEqual(4);
    }
    expect(patterns.every((p) => p.minutes >= 15 && p.minutes <= 60)).toBe(true);
    const doubleHanded = demo.packages.filter((p) => p.patterns.some((q) => q.carersRequired === 2));
    expect(doubleHanded.length / demo.packages.length).toBeGreaterThan(0.08);
    expect(doubleHanded.length / demo.packages.length).toBeLessThan(0.18);
  });

  it('has time-critical visits with their reason, gaps, names, wishes and households', () => {
    const reasons = new Set(patterns.map((p) => p.criticality.reason));
    expect([...reasons]).toEqual(expect.arrayContaining(['insulin', 'parkinsons', 'paracetamol']));
    expect(patterns.some((p) => (p.minGapMinutes ?? 0) >= 120)).toBe(true);
    const needs = demo.packages.map((p) => p.client.needs);
    expect(needs.some((n) => n.preferredCarers.length > 0)).toBe(true);
    expect(needs.some((n) => n.barredCarers.length > 0)).toBe(true);
    expect(needs.some((n) => n.gender?.strength === 'required')).toBe(true);
    expect(needs.some((n) => n.language !== undefined)).toBe(true);
    expect(needs.some((n) => n.household.includes('dog'))).toBe(true);
  });

  it('submits only valid packages that start after today, in a zone', () => {
    for (const request of demo.packages) {
      expect(validatePackage(request, defaultSettings)).toEqual([]);
      expect(packageWarnings(request, defaultSettings)).toEqual([]);
      expect(request.startDate > DATE).toBe(true);
      const zone = map.zoneAt(request.client.location)!;
      expect(postcodeProblem(demo.zones, zone, request.client.postcode)).toBeUndefined();
    }
    expect(new Set(demo.packages.map((p) => p.client.ref)).size).toBe(demo.packages.length);
  });

  it('has houses with several clients', () => {
    const doors = Map.groupBy(demo.packages, (p) => JSON.stringify(p.client.location));
    expect([...doors.values()].some((clients) => clients.length >= 3)).toBe(true);
  });

  it('has carers of every mode and hours, some with expired skills, some away, some not yet cleared', () => {
    expect(demo.carers.flatMap(validateCarer)).toEqual([]);
    expect(demo.shiftPatterns.flatMap(validateShiftPattern)).toEqual([]);
    expect(demo.absences.flatMap(validateAbsence)).toEqual([]);
    expect(new Set(demo.carers.map((c) => c.mode))).toEqual(new Set(['car', 'cycle', 'walk', 'bus']));
    const hours = new Set(demo.shiftPatterns.map((s) => `${s.from}-${s.to}`));
    for (const spell of ['06:45-14:15', '15:30-22:30', '07:00-11:00', '16:00-20:00', '22:00-07:00']) {
      expect(hours).toContain(spell);
    }
    expect(demo.carers.some((c) => c.skills.some((s) => s.expires !== undefined && s.expires < DATE))).toBe(true);
    expect(demo.carers.some((c) => c.clearedFrom > DATE)).toBe(true);
    expect(demo.absences.length).toBeGreaterThan(0);
    expect(new Set(demo.carers.map((c) => c.id)).size).toBe(demo.carers.length);
  });

  it('has a night round past midnight on every night', () => {
    const { carers, shiftPatterns, absences } = demo;
    for (const date of datesFrom(DATE, 7)) {
      const nights = shiftsOn({ carers, shiftPatterns, absences }, date, defaultSettings).filter((s) => s.to > 1440);
      expect(nights.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('tells four weeks of history by suitable-looking regulars of whoever will hold the package', () => {
    const employer = new Map(demo.carers.map((c) => [c.id, c.providerId]));
    for (const { providerId, clientRef, carerId, dates } of demo.attendances) {
      expect(employer.get(carerId)).toBe(providerId);
      expect(demo.holders.get(clientRef)).toBe(providerId);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates[0]! >= addDays(DATE, -28) && dates.at(-1)! < DATE).toBe(true);
    }
    const withHistory = new Set(demo.attendances.map((a) => a.clientRef)).size / demo.packages.length;
    expect(withHistory).toBeGreaterThan(0.7);
    expect(withHistory).toBeLessThan(0.95);
  });

  it('has a tail that nobody can hold: missing skills, missing languages, hours at which nobody starts', () => {
    const nobody = demo.packages.filter((p) => !demo.holders.has(p.client.ref));
    expect(nobody.length).toBeGreaterThanOrEqual(3);
    expect(nobody.length).toBeLessThan(0.06 * demo.packages.length);
    const held = new Set(demo.carers.flatMap((c) => c.skills.map((s) => s.code)));
    const spoken = new Set(demo.carers.flatMap((c) => c.languages));
    const daytime = new Set(demo.carers.filter((c) => c.skills.some((s) => s.code === 'insulin')).map((c) => c.id));
    const impossible = nobody.filter(({ client, patterns: own }) => {
      const nobodyCan = own.some((p) => p.skills.some((code) => !held.has(code)));
      const nobodySpeaks = client.needs.language !== undefined && !spoken.has(client.needs.language.code);
      const nobodyStarts = own.some((p) => p.window.from >= '05:00' && p.window.to < '06:45');
      const nobodyInjects =
        own.some((p) => p.window.from < '05:00' && p.skills.includes('insulin')) &&
        !demo.shiftPatterns.some((s) => s.from === '22:00' && daytime.has(s.carerId));
      return nobodyCan || nobodySpeaks || nobodyStarts || nobodyInjects;
    });
    expect(impossible).toHaveLength(nobody.length);
  });

  it('expects the split that the contracts ask for', () => {
    for (const contract of demo.contracts) {
      const zone = demo.zones.find((z) => z.id === contract.zoneId)!;
      const [first] = orderOfAsking({
        contract,
        ledger: [],
        providers: demo.providers,
        date: DATE,
        carePackage: { ...demo.packages[0]!, needType: 'long-term' },
        settings: defaultSettings,
      }).asked;
      const held = demo.packages.filter((p) => map.zoneAt(p.client.location)?.id === zone.id);
      const byFirst = held.filter((p) => demo.holders.get(p.client.ref) === first!.providerId).length;
      const byRotation = held.filter((p) => !['in-house', undefined].includes(demo.holders.get(p.client.ref))).length;
      expect(Math.abs(byFirst - 0.8 * byRotation)).toBeLessThan(1);
    }
  });

  it('has its own team for what the framework excludes and for the first weeks after a discharge, and staff for it', () => {
    const own = demo.packages.filter((p) => p.needType === 'crisis-response' || p.urgency === 'hospital-discharge');
    const held = own.filter((p) => demo.holders.has(p.client.ref));
    expect(held.length).toBeGreaterThan(15);
    expect(new Set(held.map((p) => demo.holders.get(p.client.ref)))).toEqual(new Set(['in-house']));
    expect(demo.packages.filter((p) => p.needType === 'crisis-response').length).toBeGreaterThan(0);
    expect(demo.packages.filter((p) => p.source.kind === 'hospital').length).toBeGreaterThan(own.length);
  });

  it('keeps minutes free for emergencies with its own team in every zone, more of them at weekends', () => {
    const { reserve = [] } = demo.providers.find((p) => p.kind === 'in-house')!;
    const zoneIds = demo.zones.map((z) => z.id);
    expect(validateReserve(reserve, zoneIds)).toEqual([]);
    expect(new Set(reserve.map((r) => r.zoneId))).toEqual(new Set(zoneIds));
    expect([reservedOn(reserve, 'wed'), reservedOn(reserve, 'sun')]).toEqual([360, 540]);
  });

  it('has bought hours of each kind by volume, a block with a profile over the year among them', () => {
    const purchases = demo.contracts.flatMap((c) => c.purchases ?? []);
    expect(purchases.map((p) => p.kind)).toEqual(['block', 'cost-and-volume', 'in-house']);
    expect(purchases[0]!.volume).toMatchObject({ minutesPerYear: 720_000, yearStarts: '2026-04-01' });
    expect(purchases[0]!.volume.minutesByMonth).toHaveLength(12);
    const inSpring = borough({ seed: 1, scale: 'demo', date: '2027-03-31' }).contracts.flatMap(
      (c) => c.purchases ?? [],
    );
    expect(new Set(inSpring.map((p) => p.volume.yearStarts))).toEqual(new Set(['2026-04-01']));
  });

  it('has a client with flexible hours in each zone: as much in four weeks as is funded, and a pot beside it', () => {
    const flexible = demo.packages.filter((p) => p.hoursBank !== undefined);
    expect(new Set(flexible.map((p) => map.zoneAt(p.client.location)?.id)).size).toBe(6);
    for (const { hoursBank, fundedMinutesPerWeek } of flexible) {
      const [first, second, third, fourth] = hoursBank!.weeks;
      expect([first + second, third + fourth]).toEqual([2 * fundedMinutesPerWeek, 2 * fundedMinutesPerWeek]);
      expect(first).toBeGreaterThan(second);
      expect(hoursBank!.contingencyMinutes).toBe(120);
    }
  });
});
