import fc from 'fast-check';
import type {
  Break,
  CarerLimit,
  Link,
  Prices,
  Problem,
  Shift,
  TravelTable,
  Visit,
  Window,
} from '../../solver/problem.ts';

/** How large a generated problem may be. */
export interface Extent {
  readonly visits: number;
  readonly shifts: number;
}

const PLACES = 5;
const DAY = 400;

const small = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
const rarely = <T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });

/** Drops the fields that are undefined: an absent field of the problem is absent, not undefined. */
function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Small well-formed problems with every rule of the model at once; every visit may be left out at a price. */
export function anyProblem(extent: Extent): fc.Arbitrary<Problem> {
  return fc.integer({ min: 1, max: 4 }).chain((carers) =>
    fc
      .record({
        travel: fc.tuple(anyTravel(), anyTravel()),
        visits: fc.array(anyVisit(carers), { minLength: 1, maxLength: extent.visits }),
        shifts: fc.array(anyShift(carers), { minLength: 1, maxLength: extent.shifts }),
        links: fc.array(anyLink(extent.visits), { maxLength: 2 }),
        prices: anyPrices(),
        carerLimits: rarely(
          fc.array(fc.option(anyCarerLimit(), { freq: 2 }), { minLength: carers, maxLength: carers }),
        ),
      })
      .map(({ links, shifts, carerLimits, ...rest }) => ({
        ...rest,
        places: PLACES,
        carers,
        shifts: withoutOverlaps(shifts),
        links: links
          .map((link) => ({
            ...link,
            first: link.first % rest.visits.length,
            second: link.second % rest.visits.length,
          }))
          .filter((link) => link.first !== link.second),
        ...(carerLimits === undefined ? {} : { carerLimits }),
      })),
  );
}

function anyTicks(): fc.Arbitrary<Int32Array> {
  return fc.array(fc.tuple(small(12), small(12)), { minLength: PLACES, maxLength: PLACES }).map((points) =>
    Int32Array.from({ length: PLACES * PLACES }, (_, leg) => {
      const [a, b] = [points[Math.floor(leg / PLACES)], points[leg % PLACES]];
      return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
    }),
  );
}

function anyTravel(): fc.Arbitrary<TravelTable> {
  return fc
    .record({
      ticks: anyTicks(),
      later: rarely(fc.record({ from: fc.integer({ min: 50, max: 300 }), ticks: anyTicks() })),
      longestLeg: rarely(fc.integer({ min: 12, max: 24 })),
      price: rarely(anyTicks()),
    })
    .map(({ ticks, later, longestLeg, price }) => ({
      bands: [{ from: 0, ticks }, ...(later ? [later] : [])],
      ...present({ longestLeg, price }),
    }));
}

function anyWindows(): fc.Arbitrary<Window[]> {
  return fc
    .tuple(small(200), small(150), rarely(fc.tuple(fc.integer({ min: 1, max: 80 }), small(60))))
    .map(([from, width, second]) => {
      const first = { from, to: from + width };
      if (second === undefined) return [first];
      return [first, { from: first.to + second[0], to: first.to + second[0] + second[1] }];
    });
}

function anyVisit(carers: number): fc.Arbitrary<Visit> {
  const carer = small(carers - 1);
  return fc
    .record({
      place: small(PLACES - 1),
      duration: small(40),
      windows: anyWindows(),
      measuredAt: fc.constantFrom('start' as const, 'end' as const),
      windowRule: fc.constantFrom('hard' as const, 'hard' as const, 'priced' as const),
      skills: fc.constantFrom([0], [0], [0b1], [0b10], [0, 0b1]),
      carers: fc.constantFrom(1, 1, 1, Math.min(2, carers)),
      unservedPrice: fc.integer({ min: 0, max: 300 }),
      barred: rarely(fc.array(carer, { maxLength: 1 })),
      carerPrices: rarely(fc.array(fc.record({ carer, price: small(20) }), { maxLength: 1 })),
      otherCarerPrice: rarely(small(10)),
      durationByCarer: rarely(fc.array(fc.record({ carer, duration: small(50) }), { maxLength: 1 })),
      wanted: rarely(fc.record({ start: small(300), price: small(2), free: fc.constantFrom(0, 0, 10) })),
      load: rarely(small(3)),
      pinnedCarer: rarely(carer),
      pinnedStart: rarely(small(250)),
      published: rarely(fc.record({ carers: fc.array(carer, { minLength: 1, maxLength: 1 }), start: small(300) })),
    })
    .map(({ pinnedCarer, pinnedStart, ...visit }) => {
      const pinned = present({ carers: pinnedCarer === undefined ? undefined : [pinnedCarer], start: pinnedStart });
      return { ...present(visit), ...(Object.keys(pinned).length > 0 ? { pinned } : {}) } as Visit;
    });
}

function anyBreak(): fc.Arbitrary<Break> {
  return fc
    .record({
      duration: small(20),
      earliest: small(200),
      span: small(120),
      missedPrice: fc.option(small(50), { freq: 2 }),
      chargedWhenUnused: rarely(fc.boolean()),
    })
    .map(({ span, ...rest }) => ({ ...present(rest), missedPrice: rest.missedPrice, latest: rest.earliest + span }));
}

function anyShift(carers: number): fc.Arbitrary<Shift> {
  return fc
    .record({
      carer: small(carers - 1),
      mode: small(1),
      startPlace: small(PLACES - 1),
      endPlace: small(PLACES - 1),
      from: small(100),
      length: fc.integer({ min: 60, max: 400 }),
      skills: fc.constantFrom([0b11], [0b1], [0b11, 0b1]),
      overtime: rarely(fc.record({ price: small(5), max: small(40) })),
      breaks: rarely(fc.array(anyBreak(), { maxLength: 2 }), 2),
      capacity: rarely(fc.integer({ min: 1, max: 6 })),
      usePrice: rarely(small(30)),
      travelFactor: rarely(fc.constantFrom(0.5, 2)),
    })
    .map(({ length, ...shift }) => ({ ...present(shift), to: shift.from + length }) as Shift);
}

/** A carer's next shift begins where the one before it ends with its overtime. */
function withoutOverlaps(shifts: readonly Shift[]): Shift[] {
  const busyUntil = new Map<number, number>();
  return shifts.map((shift) => {
    const later = Math.max(0, (busyUntil.get(shift.carer) ?? 0) - shift.from);
    const moved = { ...shift, from: shift.from + later, to: Math.max(shift.to, shift.from + later + 60) };
    busyUntil.set(shift.carer, moved.to + (moved.overtime?.max ?? 0));
    return moved;
  });
}

function anyLink(visits: number): fc.Arbitrary<Link> {
  return fc
    .record({
      first: small(visits - 1),
      second: small(visits - 1),
      min: fc.integer({ min: -60, max: 40 }),
      slack: fc.constantFrom(0, 60, Number.POSITIVE_INFINITY),
      differentCarers: fc.boolean(),
      together: fc.boolean(),
    })
    .map(({ slack, ...link }) => ({ ...link, max: link.min + slack }));
}

function anyCarerLimit(): fc.Arbitrary<CarerLimit> {
  return fc
    .record({
      maxWork: rarely(fc.integer({ min: 40, max: 200 }), 4),
      notBefore: rarely(small(120)),
      notAfter: rarely(fc.integer({ min: 150, max: DAY })),
    })
    .map((limit) => present(limit) as CarerLimit);
}

function anyPrices(): fc.Arbitrary<Prices> {
  const weight = small(3);
  return fc.record({
    travel: fc.integer({ min: 1, max: 3 }),
    lateness: weight,
    highestLateness: weight,
    waiting: weight,
    highestIdle: weight,
    changedCarer: small(20),
    changedStart: weight,
    changedStartFree: small(15),
    departure: fc.constantFrom('latest' as const, 'shift-start' as const),
  });
}
