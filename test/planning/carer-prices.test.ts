import { describe, expect, it } from 'vitest';
import type { Attendance } from '../../domain/history.ts';
import type { DayPlan } from '../../domain/round.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { datesFrom } from '../../domain/time.ts';
import { carerPrices, knownCarers } from '../../planning/problem/carer-prices.ts';
import { roadOf } from '../../planning/problem/road.ts';
import type { ProviderFacts } from '../../planning/provider/provider-facts.ts';
import { aCarer, aClient, MONDAY } from '../domain/builders.ts';
import { aDay, aRound } from '../functions/views/a-day.ts';

const prices = { ...defaultSettings.prices, unknownCarer: 10, lessKnownCarer: 6, notPreferredCarer: 3 };
const settings = { ...defaultSettings, prices };
const carers = ['regular', 'now-and-then', 'stranger'].map((id) => aCarer({ id }));
const client = aClient({ ref: 'C-1' });

function came(carerId: string, days: number): Attendance {
  return { providerId: 'prov-1', clientRef: 'C-1', carerId, dates: datesFrom('2026-11-01', days) };
}

function facts(attendances: readonly Attendance[], plans: readonly DayPlan[] = []): ProviderFacts {
  return {
    providerId: 'prov-1',
    asRead: { providerId: 'prov-1', promises: undefined, workforce: undefined },
    today: '2026-11-22',
    readAt: '2026-11-22T12:00:00.000Z',
    packages: [],
    workforce: { carers, shiftPatterns: [], absences: [] },
    attendances,
    plans: new Map(plans.map((plan) => [plan.date, plan])),
    road: roadOf([client], carers, settings),
    settings,
  };
}

/** By carer, what a visit at the client costs on the Monday. */
function priced(known: ProviderFacts, of = client): Record<string, number> {
  const list = carerPrices(carers, of, knownCarers(known, MONDAY).get('C-1'), settings);
  return Object.fromEntries(carers.map(({ id }, carer) => [id, list.find((p) => p.carer === carer)?.price ?? 0]));
}

describe('the price of a carer at a client', () => {
  it('is nothing for whom the client knows best, more the less the others come, most for a stranger', () => {
    // 3 days of 12: three quarters of the price of being hardly known.
    expect(priced(facts([came('regular', 12), came('now-and-then', 3)]))).toEqual({
      regular: 0,
      'now-and-then': 4.5,
      stranger: 10,
    });
  });

  it('is nothing for anybody where the client knows nobody', () => {
    expect(priced(facts([]))).toEqual({ regular: 0, 'now-and-then': 0, stranger: 0 });
  });

  it('counts the days planned ahead, so that a new client’s week settles on few faces', () => {
    const ahead = ['2026-11-24', '2026-11-25'].map((date) =>
      aDay([aRound('regular', [{ at: 480, client: 'C-1' }], date)], { date }),
    );
    const once = aDay([aRound('now-and-then', [{ at: 480, client: 'C-1' }], '2026-11-26')], { date: '2026-11-26' });
    expect(priced(facts([], [...ahead, once]))).toEqual({ regular: 0, 'now-and-then': 3, stranger: 10 });
  });

  it('counts a day that was planned and attended once', () => {
    const planned = aDay([aRound('now-and-then', [{ at: 480, client: 'C-1' }], '2026-11-22')], { date: '2026-11-22' });
    const sunday = { ...came('now-and-then', 0), dates: ['2026-11-22'] };
    expect(priced(facts([came('regular', 2), sunday], [planned]))['now-and-then']).toBe(3);
  });

  it('adds to that the wishes that are not met', () => {
    const asking = aClient({ ref: 'C-1', needs: { ...client.needs, preferredCarers: ['now-and-then'] } });
    expect(priced(facts([came('regular', 1)]), asking)).toEqual({ regular: 3, 'now-and-then': 10, stranger: 13 });
  });
});
