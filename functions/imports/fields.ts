/**
 * What each kind of file can tell: the name of a field in the profile, how its cell is read, and where it belongs in
 * the thing that a row describes. A row of a package file is one visit pattern; `key` says which rows are one package.
 */

/** list: codes with a separator between them; numbers: the same of numbers. skills: such a list, each code perhaps with its last day: `peg@2027-06-30`. */
export type CellKind = 'text' | 'number' | 'date' | 'list' | 'numbers' | 'skills' | 'yes-no';

export interface ImportField {
  readonly kind: CellKind;
  readonly at: readonly (string | number)[];
  /** The file must have a column for it. */
  readonly needed?: true;
}

export type ImportFields = Readonly<Record<string, ImportField>>;

export const carerFields = {
  id: { kind: 'text', at: ['id'], needed: true },
  initials: { kind: 'text', at: ['initials'], needed: true },
  lat: { kind: 'number', at: ['home', 'lat'], needed: true },
  lon: { kind: 'number', at: ['home', 'lon'], needed: true },
  mode: { kind: 'text', at: ['mode'], needed: true },
  gender: { kind: 'text', at: ['gender'], needed: true },
  clearedFrom: { kind: 'date', at: ['clearedFrom'], needed: true },
  leaves: { kind: 'date', at: ['leaves'] },
  skills: { kind: 'skills', at: ['skills'] },
  languages: { kind: 'list', at: ['languages'] },
  avoids: { kind: 'list', at: ['avoids'] },
  maxMinutesPerWeek: { kind: 'number', at: ['maxMinutesPerWeek'] },
} as const satisfies ImportFields;

export const shiftFields = {
  id: { kind: 'text', at: ['id'], needed: true },
  carerId: { kind: 'text', at: ['carerId'], needed: true },
  days: { kind: 'list', at: ['days'], needed: true },
  from: { kind: 'text', at: ['from'], needed: true },
  to: { kind: 'text', at: ['to'], needed: true },
  validFrom: { kind: 'date', at: ['validFrom'], needed: true },
  validTo: { kind: 'date', at: ['validTo'] },
} as const satisfies ImportFields;

export const packageFields = {
  key: { kind: 'text', at: ['key'], needed: true },
  clientRef: { kind: 'text', at: ['client', 'ref'], needed: true },
  initials: { kind: 'text', at: ['client', 'initials'], needed: true },
  lat: { kind: 'number', at: ['client', 'location', 'lat'], needed: true },
  lon: { kind: 'number', at: ['client', 'location', 'lon'], needed: true },
  postcode: { kind: 'text', at: ['client', 'postcode'], needed: true },
  startDate: { kind: 'date', at: ['startDate'], needed: true },
  fundedMinutesPerWeek: { kind: 'number', at: ['fundedMinutesPerWeek'], needed: true },
  source: { kind: 'text', at: ['source', 'kind'], needed: true },
  visit: { kind: 'text', at: ['patterns', 0, 'id'], needed: true },
  days: { kind: 'list', at: ['patterns', 0, 'days'], needed: true },
  windowFrom: { kind: 'text', at: ['patterns', 0, 'window', 'from'], needed: true },
  windowTo: { kind: 'text', at: ['patterns', 0, 'window', 'to'], needed: true },
  minutes: { kind: 'number', at: ['patterns', 0, 'minutes'], needed: true },
  endDate: { kind: 'date', at: ['endDate'] },
  firstPeriodStarts: { kind: 'date', at: ['hoursBank', 'firstPeriodStarts'] },
  weeklyMinutes: { kind: 'numbers', at: ['hoursBank', 'weeks'] },
  contingencyMinutes: { kind: 'number', at: ['hoursBank', 'contingencyMinutes'] },
  readyDate: { kind: 'date', at: ['source', 'readyDate'] },
  urgency: { kind: 'text', at: ['urgency'] },
  needType: { kind: 'text', at: ['needType'] },
  accessMinutes: { kind: 'number', at: ['client', 'accessMinutes'] },
  carerGender: { kind: 'text', at: ['client', 'needs', 'gender', 'carer'] },
  carerGenderStrength: { kind: 'text', at: ['client', 'needs', 'gender', 'strength'] },
  language: { kind: 'text', at: ['client', 'needs', 'language', 'code'] },
  languageStrength: { kind: 'text', at: ['client', 'needs', 'language', 'strength'] },
  barredCarers: { kind: 'list', at: ['client', 'needs', 'barredCarers'] },
  preferredCarers: { kind: 'list', at: ['client', 'needs', 'preferredCarers'] },
  household: { kind: 'list', at: ['client', 'needs', 'household'] },
  carersRequired: { kind: 'number', at: ['patterns', 0, 'carersRequired'] },
  skills: { kind: 'list', at: ['patterns', 0, 'skills'] },
  criticality: { kind: 'text', at: ['patterns', 0, 'criticality', 'level'] },
  criticalReason: { kind: 'text', at: ['patterns', 0, 'criticality', 'reason'] },
  minGapMinutes: { kind: 'number', at: ['patterns', 0, 'minGapMinutes'] },
  knownCarer: { kind: 'yes-no', at: ['patterns', 0, 'shortVisit', 'knownCarer'] },
  partOfPackage: { kind: 'yes-no', at: ['patterns', 0, 'shortVisit', 'partOfPackage'] },
  timeLimitedTask: { kind: 'yes-no', at: ['patterns', 0, 'shortVisit', 'timeLimitedTask'] },
} as const satisfies ImportFields;

/** The field that a JSON pointer is about: `/patterns/2/window/from` is windowFrom, `/client/location` its first part. */
export function fieldAt(pointer: string, fields: ImportFields): string {
  const path = pointer.split('/').slice(1);
  const [, ...rest] = path;
  const steps = path[0] === 'patterns' ? ['patterns', '0', ...rest.slice(1)] : path;
  const near = Object.entries(fields).find(([, { at }]) => agree(steps, at.map(String)));
  return near?.[0] ?? pointer;
}

/** One leads to the other. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  return length > 0 && a.slice(0, length).every((step, i) => step === b[i]);
}
