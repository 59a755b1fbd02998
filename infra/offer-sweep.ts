import { type CfnElement, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { RoundsFunction } from './rounds-function.ts';

/**
 * The shortest time to answer is half an hour: five minutes more or less are no harm to anybody. By a rate, not by the
 * clock: of the hour that comes twice in October the scheduler runs a cron in local time once.
 */
const EVERY = Duration.minutes(5);

/** Looks for offers that are due. A sweep that fails is not tried again: the next one finds the same and more. */
export class OfferSweep extends Construct {
  constructor(scope: Construct, id: string, sweepOffers: RoundsFunction) {
    super(scope, id);
    sweepOffers.configureAsyncInvoke({ maxEventAge: Duration.minutes(5), retryAttempts: 0 });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const functionId = Stack.of(this).getLogicalId(sweepOffers.node.defaultChild as CfnElement);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${functionId}.Arn>:*]`,
      reason: 'The wildcard stands for the versions and aliases of this one function.',
    });
    new Schedule(this, 'Schedule', {
      description: 'Ends the offers that nobody answered in time',
      schedule: ScheduleExpression.rate(EVERY),
      target: new LambdaInvoke(sweepOffers, { role, maxEventAge: Duration.minutes(5), retryAttempts: 0 }),
    });
  }
}
