import type { Outgoing } from '../../domain/life/serving.ts';
import type { CarePackage } from '../../domain/package.ts';
import { addDays } from '../../domain/time.ts';
import { undecided } from '../queue-decision.ts';

/**
 * A placed package that is asked for anew while its provider serves to the end of its notice. The next one is needed from
 * the day after, and of what has not begun by then from its start date: nobody is late before that.
 */
export function movedOn(before: CarePackage, outgoing: Outgoing): CarePackage {
  const { placement: _, outcome: __, ...rest } = before;
  const version = before.version + 1;
  return {
    ...rest,
    ...undecided(`${outgoing.kind}/${version}`, outgoing.at),
    outgoing,
    askedAnew: { at: outgoing.at, from: [addDays(outgoing.until, 1), before.startDate].sort()[1]! },
    version,
  };
}
