import type { FieldProblem } from '../domain/field-problem.ts';
import type { PackageRequest } from '../domain/package.ts';
import { normalisePostcode } from '../domain/postcodes.ts';
import type { Settings } from '../domain/settings.ts';
import { addDays, localDateOf, planningDateOf } from '../domain/time.ts';
import { type KnownToday, newRequestProblems } from '../domain/validate-package/new-request.ts';
import { postcodeProblem } from '../domain/validate-package/postcode-of-zone.ts';
import { validatePackage } from '../domain/validate-package.ts';
import type { Zone } from '../domain/zone.ts';
import { zoneAt } from '../domain/zone-at.ts';
import type { Ports } from './ports.ts';

/** What a new request is held against, beside its own rules. */
export interface RequestFacts extends KnownToday {
  readonly zones: readonly Zone[];
  readonly settings: Settings;
}

export async function requestFacts({ store, settings, clock }: Ports): Promise<RequestFacts> {
  const [zones, contracts] = await Promise.all([store.zones(), store.contracts()]);
  const named = contracts.flatMap(({ needs = [], purchases = [] }) => [
    ...needs.map(({ needType }) => needType),
    ...purchases.flatMap((purchase) => purchase.needTypes ?? []),
  ]);
  const needTypes = [...new Set([...settings.needTypes, ...named])];
  const at = clock.now();
  const tomorrow = addDays(planningDateOf(at), 1);
  return { zones, settings, needTypes, today: localDateOf(at), tomorrow, starts: settings.starts };
}

/** A request with its postcode normalised and its zone, or all that is wrong with it. */
export type CheckedRequest =
  | { readonly zoneId: string; readonly request: PackageRequest }
  | { readonly zoneId?: never; readonly problems: readonly FieldProblem[] };

/** All that is wrong with a new request is told at once, the zone included. */
export function checkedRequest(request: PackageRequest, facts: RequestFacts): CheckedRequest {
  const problems = [...validatePackage(request, facts.settings), ...newRequestProblems(request, facts)];
  const { location } = request.client;
  const misplaced = problems.some((p) => p.field.startsWith('/client/location'));
  const zone = misplaced ? undefined : zoneAt(facts.zones, location);
  if (zone === undefined && !misplaced) {
    problems.push({ field: '/client/location', value: location, rule: 'must lie in a zone of the council' });
  }
  const strange = zone && postcodeProblem(facts.zones, zone, request.client.postcode);
  if (strange !== undefined) problems.push(strange);
  if (zone === undefined || problems.length > 0) return { problems };
  return { zoneId: zone.id, request: withPostcode(request) };
}

/** As it is stored. */
export function withPostcode(request: PackageRequest): PackageRequest {
  const { client } = request;
  return { ...request, client: { ...client, postcode: normalisePostcode(client.postcode) ?? client.postcode } };
}
