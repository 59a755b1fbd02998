/** What a schema's parser found, said as the rule it breaks: every rule of the API reads "must ...". */
import type * as z from 'zod';

/** Rules that a schema words itself stand as they are; the parser's own words never reach a caller. */
export function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('must ')) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${aOrAn(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return limit(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return limit(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `must match ${issue.pattern}` : `must be a valid ${issue.format}`;
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'must have one of the forms the description names'
        : `must be one of those the description names for ${issue.discriminator}`;
    case 'unrecognized_keys':
      return 'must have no other fields';
    default:
      return 'must be as the description says';
  }
}

function limit(origin: string, bound: string, count: number | bigint): string {
  const unit = UNITS[origin];
  if (unit === undefined) return `must be ${bound} ${count}`;
  return `must have ${bound} ${count} ${unit}${Number(count) === 1 ? '' : 's'}`;
}

/** What is counted; other origins are measured by their value. */
const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'item', set: 'item', map: 'item' };

function aOrAn(expected: string): string {
  if (expected === 'int') return 'a whole number';
  if (expected === 'record') return 'an object';
  return `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;
}
