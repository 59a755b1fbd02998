/** What the calendar alone does to a package once a day is over: it ends, has moved on, or loses the place held for it. */
import type { CarePackage } from '../package.ts';
import type { LocalDate } from '../time.ts';
import { isHoldOver } from './suspension.ts';

/** One step, and what the package's history says of it. */
export interface DueStep {
  readonly type:
    | 'package-ended'
    | 'package-out-of-rounds'
    | 'package-handed-over'
    | 'package-without-provider'
    | 'place-released';
  readonly text: string;
}

/**
 * The package as it is once everything has happened that was due before a planning date began, and each step; none =
 * nothing was due. The version is the caller's to raise.
 */
export function asOf(
  carePackage: CarePackage,
  today: LocalDate,
  at: string,
): { readonly carePackage: CarePackage; readonly steps: readonly DueStep[] } {
  let now = carePackage;
  const steps: DueStep[] = [];
  for (const due of [ended, outOfRounds, handedOver, released]) {
    const next = due(now, today, at);
    if (next === null) continue;
    now = next.carePackage;
    steps.push(next.step);
  }
  return { carePackage: now, steps };
}

type Next = { readonly carePackage: CarePackage; readonly step: DueStep } | null;

/** Also one that nobody holds: it would be placed for days that are over. An offer of it is asked no more. */
function ended(carePackage: CarePackage, today: LocalDate): Next {
  const { offer: _, queued: __, ...rest } = carePackage;
  const { status, endDate, ending, askedAnew } = carePackage;
  if (status === 'cancelled' || status === 'ended' || endDate === undefined || endDate >= today) return null;
  const nobodys = status !== 'placed' && askedAnew === undefined ? ' No provider had it.' : '';
  const text = `Ended on ${endDate}: ${ending?.reason ?? 'its planned end'}.${nobodys}`;
  return { carePackage: { ...rest, status: 'ended' }, step: { type: 'package-ended', text } };
}

function outOfRounds(carePackage: CarePackage, today: LocalDate): Next {
  const { lastDay, ...rest } = carePackage;
  if (lastDay === undefined || lastDay >= today) return null;
  const text = `The rounds of ${lastDay}, the last that held a visit of it, are over.`;
  return { carePackage: rest, step: { type: 'package-out-of-rounds', text } };
}

/** The notice is over: the next provider serves it, or nobody does, which somebody has to know. */
function handedOver(carePackage: CarePackage, today: LocalDate): Next {
  const { outgoing, ...rest } = carePackage;
  if (outgoing === undefined || outgoing.until >= today) return null;
  const { status, placement } = carePackage;
  const over = status === 'ended' || status === 'cancelled';
  const step: DueStep =
    status === 'placed' && placement !== undefined
      ? { type: 'package-handed-over', text: `Served by ${placement.providerId} from ${placement.from}.` }
      : over
        ? { type: 'package-handed-over', text: `${outgoing.placement.providerId} served it until ${outgoing.until}.` }
        : {
            type: 'package-without-provider',
            text: `${outgoing.placement.providerId} served it until ${outgoing.until}, and nobody has taken it since.`,
          };
  return { carePackage: rest, step };
}

function released(carePackage: CarePackage, today: LocalDate, at: string): Next {
  const { suspension } = carePackage;
  if (suspension === undefined || !isHoldOver(carePackage, today)) return null;
  const text = `Its place was held until ${suspension.holdUntil} and is given up: a return is tested on the rounds as they are.`;
  return {
    carePackage: { ...carePackage, suspension: { ...suspension, releasedAt: at } },
    step: { type: 'place-released', text },
  };
}
