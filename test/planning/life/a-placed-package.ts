/** A package in a provider's rounds, and the visits of a day: what every test of its later life begins with. */
import type { CarePackage, PackageRequest, VisitPattern } from '../../../domain/package.ts';
import type { DayPlan } from '../../../domain/round.ts';
import { placePackage } from '../../../planning/place-package.ts';
import type { Council } from '../a-council.ts';
import { submitted } from '../a-zone.ts';

/** Submitted and decided: with prov-1, whose turn it is, unless its rounds are full. */
export async function placed(
  { ports, placements }: Council,
  ref: string,
  patterns: readonly Partial<VisitPattern>[] = [{}],
  request: Partial<PackageRequest> = {},
): Promise<CarePackage> {
  const packageId = await submitted(ports, ref, patterns, request);
  placements.splice(0);
  return placePackage(ports, { packageId, attempt: 'submitted' });
}

/** Works through what is queued, as the placement function does. */
export async function decideQueued({ ports, placements }: Council): Promise<void> {
  for (const { packageId, attempt } of placements.splice(0)) await placePackage(ports, { packageId, attempt });
}

/** The ids of a day's visits in order of time. */
export function visitsIn(plan: DayPlan | undefined): readonly string[] {
  const segments = (plan?.rounds ?? []).flatMap((round) => round.segments).filter((s) => s.kind === 'visit');
  return segments.toSorted((a, b) => a.from - b.from).map((s) => s.visitId);
}
