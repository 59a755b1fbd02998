/**
 * What a council may decide and the code must not: speeds, rests, horizons, prices. Minutes unless a name says
 * otherwise. Prices are in *travel minutes*: 30 means "as bad as thirty minutes on the road".
 */
import { type Clocks, defaultClocks } from './clocks.ts';
import { defaultPackageLife, type PackageLifeRules } from './life/rules.ts';
import type { Mode } from './place.ts';
import { defaultStarts, type Starts } from './placement/same-day.ts';
import type { CqcRating } from './provider.ts';
import type { LocalTime } from './time.ts';

export interface Settings {
  readonly travel: TravelSettings;
  readonly breakRule: BreakRule;
  /** Least minutes between the end of one planning day's work and the start of the next (WTR 1998 reg. 10: 11 h). */
  readonly dailyRestMinutes: number;
  /** Days of live plan, today included. */
  readonly horizonDays: number;
  /** A carer who attended a client within so many days is known to that client. */
  readonly continuityDays: number;
  /** 'refuse': a visit under 30 minutes without the three NICE conditions is an error. 'warn': it is only listed. */
  readonly shortVisits: 'refuse' | 'warn';
  /** Types of need that a package may have, beside those that a contract names. */
  readonly needTypes: readonly string[];
  /** CQC ratings with which a provider may be given new packages (BU23). */
  readonly ratingsForNewPackages: readonly CqcRating[];
  /** Limits from request to placement and to the first visit, by urgency; hours, calendar or working days. */
  readonly clocks: Clocks;
  /** Whose packages may be served from the very day on which they are placed, by urgency. */
  readonly starts: Starts;
  /**
   * A package that is undecided for longer has its message sent again: it may never have been. Longer than a message that
   * always fails is tried (6 minutes): one that is dead by then names no message any more.
   */
  readonly requeueAfterMinutes: number;
  /** Suspension, notice and what else happens to a package after it is placed. */
  readonly packageLife: PackageLifeRules;
  readonly prices: PlanPrices;
  /** Search effort of one provider's day, overnight. */
  readonly replanSeconds: number;
  /** Ends each search after so many iterations instead of by the clock, so that a run repeats exactly. */
  readonly replanIterations?: number;
}

interface TravelSettings {
  readonly speedKmh: Readonly<Record<Mode, number>>;
  /** Minutes a leg costs before it moves: to the car and out of the space, to the stop and waiting for the bus. */
  readonly setOffMinutes: Readonly<Record<Mode, number>>;
  /** Road distance over straight-line distance. */
  readonly detourFactor: number;
  /** Slower times of day (wall-clock) and the modes that feel them; outside of them the factor is 1. */
  readonly slowTimes: readonly SlowTime[];
  /** Longest single leg, nominal minutes, access to the home not counted. */
  readonly longestLegMinutes: Readonly<Record<Mode, number>>;
  /** From one flat to the next in the same building (MK12). */
  readonly inBuildingMinutes: number;
  /** Two locations nearer than this are one building. */
  readonly sameBuildingMetres: number;
  readonly co2eGramsPerKm: Readonly<Record<Mode, number>>;
}

interface SlowTime {
  readonly from: LocalTime;
  readonly to: LocalTime;
  readonly modes: readonly Mode[];
  readonly factor: number;
}

/** Rest in a long shift (WTR 1998 reg. 12: 20 minutes where the working day is longer than six hours). */
interface BreakRule {
  readonly afterMinutes: number;
  readonly minutes: number;
  /** The break starts within these minutes of the shift's start. */
  readonly earliest: number;
  readonly latest: number;
}

/**
 * Prices in travel minutes, see above. Chosen on the demo borough: travel stays dearest, a wait of ten minutes is worth one
 * on the road, and nobody is called out for what a colleague nearby can do within a quarter of an hour more.
 */
interface PlanPrices {
  /** Sending a carer out at all: a shift that holds visits, whatever it holds. Makes rounds fewer and fuller. */
  readonly usedShift: number;
  /** A minute of paid waiting between two visits. */
  readonly waitingMinute: number;
  /** A visit by a carer the client does not know, where somebody known exists. */
  readonly unknownCarer: number;
  /** A visit by a carer whom the client hardly knows; the less the oftener that carer comes, 0 for whom it knows best. */
  readonly lessKnownCarer: number;
  /** A visit by a carer who is not among those the client asked for. */
  readonly notPreferredCarer: number;
  /** A wish about gender or language that is not met. */
  readonly wishNotMet: number;
  /**
   * A minute between the wanted and the planned start, beyond the free ones. Above 0: with a wish for every start the
   * stronger search, for hard windows, can price waiting too.
   */
  readonly minuteFromWanted: number;
  readonly wantedFreeMinutes: number;
  /** Leaving out a visit, each carer it needs; a critical one costs so many times more. */
  readonly leftOut: number;
  readonly criticalFactor: number;
  /** Not keeping a half hour of the reserve free: less than any visit that somebody has asked for. */
  readonly reserveNotKept: number;
  /** Published rounds only (Employment Rights Act 2025 s.3): another carer, and each minute beyond the free ones. */
  readonly changedCarer: number;
  readonly changedStartMinute: number;
  readonly changedStartFreeMinutes: number;
}

/**
 * Speeds are door-to-door averages of a mixed town, calibrated so that a demo leg lies near the 3 miles and 10 to 12
 * minutes that UK providers report; CO2e is a petrol car and a local bus passenger, rounded. Both are configuration:
 * check them against the council's own figures.
 */
export const defaultSettings: Settings = {
  travel: {
    speedKmh: { car: 30, cycle: 14, walk: 4.8, bus: 16 },
    setOffMinutes: { car: 1, cycle: 1, walk: 0, bus: 8 },
    detourFactor: 1.35,
    slowTimes: [
      { from: '07:45', to: '09:15', modes: ['car', 'bus'], factor: 1.3 },
      { from: '15:00', to: '18:00', modes: ['car', 'bus'], factor: 1.2 },
    ],
    longestLegMinutes: { car: 45, cycle: 30, walk: 25, bus: 50 },
    inBuildingMinutes: 3,
    sameBuildingMetres: 20,
    co2eGramsPerKm: { car: 170, cycle: 0, walk: 0, bus: 100 },
  },
  breakRule: { afterMinutes: 360, minutes: 20, earliest: 150, latest: 300 },
  dailyRestMinutes: 660,
  horizonDays: 7,
  continuityDays: 28,
  shortVisits: 'refuse',
  // DE4 to DE7, LE18, and what councils ask of home care beside them.
  needTypes: [
    'long-term',
    'reablement',
    'rehabilitation',
    'complex',
    'low-level',
    'dementia',
    'end-of-life',
    'respite',
    'crisis-response',
    'extra-care',
  ],
  ratingsForNewPackages: ['outstanding', 'good'],
  clocks: defaultClocks,
  starts: defaultStarts,
  packageLife: defaultPackageLife,
  requeueAfterMinutes: 7,
  prices: {
    usedShift: 15,
    waitingMinute: 0.1,
    unknownCarer: 8,
    lessKnownCarer: 3,
    notPreferredCarer: 3,
    wishNotMet: 5,
    minuteFromWanted: 0.2,
    wantedFreeMinutes: 15,
    leftOut: 600,
    criticalFactor: 5,
    reserveNotKept: 150,
    changedCarer: 60,
    changedStartMinute: 1,
    changedStartFreeMinutes: 15,
  },
  replanSeconds: 4,
};
