import type { CarePackage, PackageStatus } from '../domain/package.ts';
import type { Caller } from './caller.ts';
import { mustOwn } from './caller.ts';
import type { Page, Ports } from './ports.ts';

export interface PackageFilter {
  readonly status?: PackageStatus;
  readonly zoneId?: string;
  readonly providerId?: string;
  /** 1..100 a page. */
  readonly limit: number;
  /** The cursor of the page before. */
  readonly from?: string;
}

/** Packages, newest first; a provider lists its own, a team those it asked for. @throws NotFound for another provider's. */
export async function listPackages(ports: Ports, caller: Caller, filter: PackageFilter): Promise<Page<CarePackage>> {
  if (caller.role === 'requester') return ports.store.packages({ ...filter, requestedBy: caller.teamId });
  if (caller.role !== 'provider') return ports.store.packages(filter);
  if (filter.providerId !== undefined) mustOwn(caller, filter.providerId);
  return ports.store.packages({ ...filter, providerId: caller.providerId });
}
