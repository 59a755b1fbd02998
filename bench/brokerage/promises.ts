import type { CarePackage } from '../../domain/package.ts';
import type { DayPlan } from '../../domain/round.ts';

/**
 * Whether a yes was still true in the next full plan: a package is promised when it is placed, and the first day of its
 * provider that is planned anew and asks for visits of it shows whether all of them have a carer.
 */
export class Promises {
  readonly #open = new Map<string, string>();
  readonly #made = new Set<string>();
  kept = 0;
  /** Packages with a visit that the next full plan left out. */
  readonly broken: string[] = [];

  /** @returns false for one that was counted already. */
  made({ id, placement }: CarePackage): boolean {
    if (placement === undefined || this.#made.has(id)) return false;
    this.#made.add(id);
    this.#open.set(id, placement.providerId);
    return true;
  }

  /** Whether a promise of this provider is still to be judged. */
  awaits(providerId: string): boolean {
    return [...this.#open.values()].includes(providerId);
  }

  /** A day that has just been planned from all its packages. */
  planned({ providerId, rounds, leftOut }: DayPlan): void {
    const sent = new Set(
      rounds.flatMap((r) => r.segments.flatMap((s) => (s.kind === 'visit' ? [packageOf(s.visitId)] : []))),
    );
    const left = new Set(leftOut.map(({ packageId }) => packageId));
    for (const [id, holder] of this.#open) {
      if (holder !== providerId || !(sent.has(id) || left.has(id))) continue;
      this.#open.delete(id);
      if (left.has(id)) this.broken.push(id);
      else this.kept += 1;
    }
  }
}

/** `<package>/<pattern>/<date>`. */
function packageOf(visitId: string): string {
  return visitId.slice(0, visitId.indexOf('/'));
}
