import type { PackageRequest } from '../domain/package.ts';
import { withPostcode } from './checked-request.ts';
import { sameValue } from './same-value.ts';

/** Whether what is stored still says what the request asks for, however far it has come since. */
export function isSameRequest(stored: PackageRequest, request: PackageRequest): boolean {
  return sameValue(requestOf(stored), requestOf(withPostcode(request)));
}

function requestOf(from: PackageRequest): PackageRequest {
  const { client, patterns, startDate, endDate, fundedMinutesPerWeek, hoursBank, source, urgency, needType } = from;
  const optional = { ...(endDate !== undefined && { endDate }), ...(hoursBank !== undefined && { hoursBank }) };
  return { client, patterns, startDate, ...optional, fundedMinutesPerWeek, source, urgency, needType };
}
