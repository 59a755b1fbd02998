import type { ReplanJob } from '../domain/replan.ts';
import type { Ports, ReplanMessage } from './ports.ts';

/**
 * Replans one provider's day: solves, checks, keeps the result only if it is allowed and better. Running it twice
 * changes nothing; a failure leaves the plan that was there.
 * @throws PlanRejected when the solver's answer breaks a rule; VersionConflict when the day kept changing.
 */
export declare function replanDay(ports: Ports, message: ReplanMessage): Promise<ReplanJob>;
