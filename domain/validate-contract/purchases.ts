import type { FieldProblem } from '../field-problem.ts';
import type { Provider } from '../provider.ts';
import type { Purchase, Volume } from '../purchase.ts';
import { isLocalDate } from '../time.ts';

/**
 * What makes purchases impossible, alone or beside what else the contract names.
 * @param elsewhere the providers that the contract names outside of its purchases.
 */
export function purchaseProblems(
  purchases: readonly Purchase[],
  elsewhere: readonly string[],
  providers: readonly Pick<Provider, 'id' | 'kind'>[],
): FieldProblem[] {
  return purchases.flatMap((purchase, i) => {
    const at = `/purchases/${i}`;
    const problems = volumeProblems(purchase.volume, `${at}/volume`);
    const { id, providerId, kind, asked, needTypes } = purchase;
    const before = purchases.slice(0, i);
    if (before.some((p) => p.id === id)) {
      problems.push({ field: `${at}/id`, value: id, rule: 'must be an id that no other purchase has' });
    }
    const same = before.find((p) => p.providerId === providerId && drawnOnTogether(p, purchase));
    if (same !== undefined) {
      const rule = `must be for other needs than ${same.id}: a package draws on one purchase of a provider`;
      problems.push({ field: needTypes === undefined ? at : `${at}/needTypes`, value: needTypes ?? id, rule });
    }
    if (needTypes?.length === 0) {
      problems.push({
        field: `${at}/needTypes`,
        value: needTypes,
        rule: 'must be at least one type of need, or not be given',
      });
    }
    const provider = providers.find((p) => p.id === providerId);
    if (kind === 'in-house' && provider !== undefined && provider.kind !== 'in-house') {
      const rule = `must be an in-house team, since the hours are in-house; ${providerId} is ${provider.kind}`;
      problems.push({ field: `${at}/kind`, value: kind, rule });
    }
    const isNamed = elsewhere.includes(providerId);
    if (asked === 'in-turn' && !isNamed) {
      problems.push({
        field: `${at}/asked`,
        value: asked,
        rule: `must not be in-turn: the contract names ${providerId} no turn of its own`,
      });
    }
    if (asked === 'first' && needTypes === undefined && isNamed) {
      const rule = `must have no other turn if asked first for every need; the contract names ${providerId} one`;
      problems.push({ field: `${at}/asked`, value: asked, rule });
    }
    return problems;
  });
}

function drawnOnTogether(a: Purchase, b: Purchase): boolean {
  if (a.needTypes === undefined || b.needTypes === undefined) return a.needTypes === b.needTypes;
  return a.needTypes.some((need) => b.needTypes!.includes(need));
}

function volumeProblems({ minutesPerYear, yearStarts, minutesByMonth }: Volume, at: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!Number.isInteger(minutesPerYear) || minutesPerYear < 1) {
    const rule = 'must be a whole number of minutes, at least 1';
    problems.push({ field: `${at}/minutesPerYear`, value: minutesPerYear, rule });
  }
  if (!isLocalDate(yearStarts) || !yearStarts.endsWith('-01')) {
    problems.push({
      field: `${at}/yearStarts`,
      value: yearStarts,
      rule: 'must be the first day of a month, YYYY-MM-01',
    });
  }
  if (minutesByMonth === undefined) return problems;
  const field = `${at}/minutesByMonth`;
  if (minutesByMonth.length !== 12 || minutesByMonth.some((m) => !Number.isInteger(m) || m < 0)) {
    problems.push({ field, value: minutesByMonth, rule: 'must be twelve whole numbers of minutes, one a month' });
    return problems;
  }
  const sum = minutesByMonth.reduce((total, minutes) => total + minutes, 0);
  if (sum !== minutesPerYear) {
    const rule = `must add up to the year's ${minutesPerYear} minutes, these to ${sum}`;
    problems.push({ field, value: minutesByMonth, rule });
  }
  return problems;
}
