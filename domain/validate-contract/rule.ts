import type { RotationRule, TierRule } from '../contract.ts';
import type { FieldProblem } from '../field-problem.ts';
import { isLocalDate } from '../time.ts';

/** What makes a contract's rule impossible, the providers it names apart. */
export function ruleProblems(rule: RotationRule | TierRule): FieldProblem[] {
  return rule.kind === 'rotation' ? [...shareProblems(rule), ...periodProblems(rule)] : tierProblems(rule);
}

function shareProblems({ shares, reading, turns }: RotationRule): FieldProblem[] {
  const problems: FieldProblem[] = [];
  shares.forEach(({ percent }, i) => {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
      problems.push({
        field: `/rule/shares/${i}/percent`,
        value: percent,
        rule: 'must be a whole number from 0 to 100',
      });
    }
  });
  const sum = shares.reduce((total, share) => total + share.percent, 0);
  if (reading === 'floor' ? sum > 100 : sum !== 100) {
    const must = reading === 'floor' ? 'must add up to 100 at most' : 'must add up to 100';
    problems.push({ field: '/rule/shares', value: shares, rule: `${must}, these to ${sum}` });
  }
  if (turns === 'each-week' && shares.length !== 2) {
    // With three or more, no order of asking keeps everybody within one package while shares change under way.
    const rule = `must not be each-week but for two providers; these are ${shares.length}`;
    problems.push({ field: '/rule/turns', value: turns, rule });
  }
  return problems;
}

function periodProblems({ periodDays, firstPeriodStarts, turns }: RotationRule): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!Number.isInteger(periodDays) || periodDays < 1) {
    problems.push({ field: '/rule/periodDays', value: periodDays, rule: 'must be a whole number of days, at least 1' });
  } else if (turns === 'each-week' && periodDays % 7 !== 0) {
    problems.push({
      field: '/rule/periodDays',
      value: periodDays,
      rule: 'must be whole weeks where shares turn each week',
    });
  }
  if (!isLocalDate(firstPeriodStarts)) {
    problems.push({
      field: '/rule/firstPeriodStarts',
      value: firstPeriodStarts,
      rule: 'must be a real date, YYYY-MM-DD',
    });
  }
  return problems;
}

function tierProblems(rule: TierRule): FieldProblem[] {
  return rule.tiers.flatMap((tier, i) =>
    tier.providerIds.length > 0
      ? []
      : [
          {
            field: `/rule/tiers/${i}/providerIds`,
            value: [],
            rule: `must name at least one provider in tier ${tier.name}`,
          },
        ],
  );
}
