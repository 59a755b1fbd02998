/**
 * What makes a package request wrong in itself, before any provider is looked at. Shapes and enumerations are for the
 * edge that parses it; here are the rules of the field. An empty list means valid.
 */
import { isCriticalWithoutReason } from './critical-windows.ts';
import type { FieldProblem } from './field-problem.ts';
import { minutesPerWeek } from './occurrences.ts';
import type { CarePackage, PackageRequest } from './package.ts';
import { isOnTheMap } from './place.ts';
import { normalisePostcode } from './postcodes.ts';
import type { Settings } from './settings.ts';
import { isLocalDate } from './time.ts';
import { hoursProblems } from './validate-package/hours.ts';
import { overlaps } from './validate-package/overlaps.ts';
import { patternProblems } from './validate-package/pattern.ts';
import { isShortWithoutConditions, SHORT_VISIT_RULE } from './validate-package/short-visit.ts';

export function validatePackage(request: PackageRequest, settings: Settings): FieldProblem[] {
  return [
    ...clientProblems(request),
    ...dateProblems(request),
    ...patternsProblems(request, settings),
    ...fundingProblems(request),
  ];
}

/**
 * What a broker should look at again although the package stands: a time called critical with no clinical reason
 * (WA26), a skill that nobody has.
 */
export function packageWarnings(
  { patterns, unheldSkills = [] }: Pick<CarePackage, 'patterns' | 'unheldSkills'>,
  settings: Settings,
): FieldProblem[] {
  return patterns.flatMap((pattern, i) => {
    const warnings: FieldProblem[] = [];
    if (isCriticalWithoutReason(pattern)) {
      warnings.push({
        field: `/patterns/${i}/criticality`,
        value: pattern.criticality,
        rule: 'must name the clinical reason of a critical visit; without one it is listed for review',
      });
    }
    if (settings.shortVisits === 'warn' && isShortWithoutConditions(pattern)) {
      warnings.push({ field: `/patterns/${i}/minutes`, value: pattern.minutes, rule: SHORT_VISIT_RULE });
    }
    for (const [n, skill] of pattern.skills.entries()) {
      if (!unheldSkills.includes(skill)) continue;
      const rule = 'must be a skill that some carer has; none of any provider had it when the package was submitted';
      warnings.push({ field: `/patterns/${i}/skills/${n}`, value: skill, rule });
    }
    return warnings;
  });
}

function clientProblems({ client }: PackageRequest): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (normalisePostcode(client.postcode) === null) {
    problems.push({ field: '/client/postcode', value: client.postcode, rule: 'must have the form of a UK postcode' });
  }
  if (!isOnTheMap(client.location)) {
    problems.push({
      field: '/client/location',
      value: client.location,
      rule: 'must lie in the United Kingdom: lat 49 to 61, lon -9 to 2',
    });
  }
  if (!Number.isInteger(client.accessMinutes) || client.accessMinutes < 0 || client.accessMinutes > 60) {
    problems.push({
      field: '/client/accessMinutes',
      value: client.accessMinutes,
      rule: 'must be a whole number from 0 to 60',
    });
  }
  const both = client.needs.preferredCarers.filter((id) => client.needs.barredCarers.includes(id));
  if (both.length > 0) {
    problems.push({
      field: '/client/needs',
      value: both,
      rule: 'must not name a carer both as preferred and as barred',
    });
  }
  return problems;
}

function dateProblems({ startDate, endDate, source }: PackageRequest): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const dates: [string, string | undefined][] = [
    ['/startDate', startDate],
    ['/endDate', endDate],
    ['/source/readyDate', source.readyDate],
  ];
  for (const [field, value] of dates) {
    if (value !== undefined && !isLocalDate(value))
      problems.push({ field, value, rule: 'must be a real date, YYYY-MM-DD' });
  }
  if (endDate !== undefined && endDate < startDate) {
    problems.push({ field: '/endDate', value: endDate, rule: `must not be before the start date ${startDate}` });
  }
  return problems;
}

function patternsProblems({ patterns }: PackageRequest, settings: Settings): FieldProblem[] {
  if (patterns.length === 0) return [{ field: '/patterns', value: [], rule: 'must have at least one visit pattern' }];
  const problems = patterns.flatMap((pattern, i) => patternProblems(pattern, `/patterns/${i}`, settings));
  const seen = new Set<string>();
  patterns.forEach((pattern, i) => {
    if (seen.has(pattern.id)) {
      problems.push({ field: `/patterns/${i}/id`, value: pattern.id, rule: 'must be unique in its package' });
    }
    seen.add(pattern.id);
  });
  // Times that cannot be read have been reported above; comparing them would only add noise.
  return problems.length > 0 ? problems : overlaps(patterns);
}

function fundingProblems(request: PackageRequest): FieldProblem[] {
  const funded = request.fundedMinutesPerWeek;
  const field = '/fundedMinutesPerWeek';
  if (!Number.isInteger(funded) || funded < 0)
    return [{ field, value: funded, rule: 'must be a whole number of minutes, 0 or more' }];
  if (request.hoursBank !== undefined) return hoursProblems(request, request.hoursBank);
  const commissioned = minutesPerWeek(request);
  if (commissioned <= funded) return [];
  return [
    {
      field,
      value: funded,
      rule: `must cover the visits: they come to ${commissioned} minutes a week, ${commissioned - funded} more than funded`,
    },
  ];
}
