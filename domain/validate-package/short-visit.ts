import type { VisitPattern } from '../package.ts';

const SHORT = 30;

/** NICE NG21 1.4.2. */
export const SHORT_VISIT_RULE =
  'a visit under 30 minutes needs a known carer, a wider package and a time-limited task, each recorded (NICE NG21 1.4.2)';

export function isShortWithoutConditions({ minutes, shortVisit }: VisitPattern): boolean {
  if (minutes >= SHORT) return false;
  return shortVisit === undefined || !(shortVisit.knownCarer && shortVisit.partOfPackage && shortVisit.timeLimitedTask);
}
