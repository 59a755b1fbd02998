import { type CfnElement, Duration, Stack, TimeZone, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { RoundsFunction } from './rounds-function.ts';

/**
 * 02:30 in London happens exactly once on every day of the year: in March the clock jumps from 01:00 to 02:00, in
 * October 01:00 to 02:00 comes twice. Late enough for the evening's changes, hours before the first round.
 */
const AT = { hour: '2', minute: '30' };

const TRIED_FOR = Duration.hours(1);

/**
 * Starts the overnight batch. The scheduler only hands the start over, and tries that for an hour; a start that throws is
 * then tried twice more by Lambda. What fails every try is kept and alarmed.
 */
export class OvernightSchedule extends Construct {
  readonly notStarted: Queue;

  constructor(scope: Construct, id: string, startReplan: RoundsFunction) {
    super(scope, id);
    this.notStarted = new Queue(this, 'NotStarted', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.notStarted).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue of the schedule, which is not a queue.',
    });
    startReplan.configureAsyncInvoke({
      onFailure: new SqsDestination(this.notStarted),
      maxEventAge: TRIED_FOR,
      retryAttempts: 2,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const functionId = Stack.of(this).getLogicalId(startReplan.node.defaultChild as CfnElement);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${functionId}.Arn>:*]`,
      reason: 'The wildcard stands for the versions and aliases of this one function.',
    });
    new Schedule(this, 'Schedule', {
      description: 'Replans the day about to begin and the day that enters the horizon with it',
      schedule: ScheduleExpression.cron({ ...AT, timeZone: TimeZone.EUROPE_LONDON }),
      target: new LambdaInvoke(startReplan, {
        role,
        input: ScheduleTargetInput.fromObject({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
        deadLetterQueue: this.notStarted,
        maxEventAge: TRIED_FOR,
        retryAttempts: 5,
      }),
    });
  }
}
