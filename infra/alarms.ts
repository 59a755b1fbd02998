import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { RoundsFunctions } from './functions.ts';
import type { HttpEdge } from './http-edge.ts';
import type { OvernightSchedule } from './overnight-schedule.ts';
import type { RoundsTable } from './table.ts';
import type { WorkQueue } from './work-queue.ts';

export interface Watched {
  readonly key: Key;
  readonly table: RoundsTable;
  readonly placement: WorkQueue;
  readonly replan: WorkQueue;
  readonly functions: RoundsFunctions;
  readonly edge: HttpEdge;
  readonly schedule: OvernightSchedule;
}

interface Rule {
  /** What somebody who is woken up should know and do. */
  readonly says: string;
  readonly metric: IMetric;
  /** Alarms above this, or below that. */
  readonly above?: number;
  readonly below?: number;
  /** Periods of the metric in a row. */
  readonly periods?: number;
  readonly missing?: TreatMissingData;
}

const FIVE_MINUTES = Duration.minutes(5);
const HALF_AN_HOUR = Duration.minutes(30);
const ONE_HOUR = Duration.hours(1);

/** Each alarm is a thing that somebody must do something about; all go to one topic, which the council subscribes to. */
export class RoundsAlarms extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.#topic = new Topic(this, 'Topic', { masterKey: watched.key, enforceSSL: true });
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');
    watched.key.grantEncryptDecrypt(cloudWatch);
    // Asking for TLS gives the topic a policy of its own, which takes the place of the one that lets alarms publish.
    this.#topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [cloudWatch],
        resources: [this.#topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const [name, rule] of Object.entries(rulesFor(watched))) this.#add(name, rule);
  }

  #add(name: string, rule: Rule): void {
    const alarm = new Alarm(this, name, {
      alarmDescription: rule.says,
      metric: rule.metric,
      ...thresholdOf(rule),
      evaluationPeriods: rule.periods ?? 1,
      treatMissingData: rule.missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }
}

function thresholdOf({ above, below }: Rule) {
  return below === undefined
    ? { threshold: above ?? 0, comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD }
    : { threshold: below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD };
}

function rulesFor({ table, placement, replan, functions, edge, schedule }: Watched): Readonly<Record<string, Rule>> {
  const { api, listRounds, changeRounds, placePackage, replanDay, startReplan, sweepOffers, deadLetters } = functions;
  const all = [api, listRounds, changeRounds, placePackage, replanDay, startReplan, sweepOffers, deadLetters];
  return {
    SomethingDied: {
      says: 'A package or a replan failed every try: its record says why. The plan that was there is kept.',
      metric: deadLetters.metricInvocations({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 0,
    },
    DeadLettersStay: {
      says: 'Dead letters are not being recorded: the function that marks them fails.',
      // A letter that fails again and again is out of sight nearly all the time: the function takes it as it comes back.
      metric: sum(
        [placement.dead, replan.dead].flatMap((queue) => [
          queue.metricApproximateNumberOfMessagesVisible(),
          queue.metricApproximateNumberOfMessagesNotVisible(),
        ]),
        FIVE_MINUTES,
      ),
      above: 0,
      periods: 3,
    },
    PlacementWaits: {
      says: 'A package has waited longer than a poison message can hold its zone: placement does not keep up or is down.',
      metric: placement.queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: 2 * placement.poisonHoldSeconds,
    },
    NightNotFinished: {
      says: 'Replan jobs are still queued three hours after they were: tomorrow may start on last night’s rounds.',
      metric: replan.queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: Duration.hours(3).toSeconds(),
    },
    NightNotStarted: {
      says: 'The clock did not start the overnight batch in the last 26 hours: start it by hand.',
      metric: startReplan.metricInvocations({ period: ONE_HOUR, statistic: 'Sum' }),
      below: 1,
      // The longest day has 25, and the scheduler tries to hand the start over for one more.
      periods: 26,
      missing: TreatMissingData.BREACHING,
    },
    ScheduleFails: {
      says: 'The overnight batch could not be started in every try and has been given up: start it by hand.',
      metric: schedule.notStarted.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
      above: 0,
    },
    ReplanStartFails: {
      says: 'start-replan throws: the batch may have begun in part. Starting it again by hand is safe.',
      metric: startReplan.metricErrors({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 0,
    },
    SweepFails: {
      says: 'Three sweeps in a row failed in part: offers may not lapse, packages may not end or move on.',
      metric: sweepOffers.metricErrors({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 0,
      periods: 3,
    },
    SweepNotStarted: {
      says: 'Nothing has swept for half an hour: offers do not lapse, lost placements are not sent again.',
      metric: sweepOffers.metricInvocations({ period: HALF_AN_HOUR, statistic: 'Sum' }),
      below: 1,
      missing: TreatMissingData.BREACHING,
    },
    ServerErrors: {
      says: 'More than four requests in five minutes were answered 5xx.',
      metric: edge.stage.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 4,
    },
    RoundsAreSlow: {
      says: 'One request in twenty takes longer than a second for a quarter of an hour.',
      metric: edge.stage.metricLatency({ period: FIVE_MINUTES, statistic: 'p95' }),
      above: 1_000,
      periods: 3,
    },
    FunctionsThrottled: {
      says: 'Lambda refused to run a function: the account’s concurrency is used up.',
      metric: sum(
        all.map((each) => each.metricThrottles()),
        FIVE_MINUTES,
      ),
      above: 0,
      periods: 2,
    },
    TableThrottled: {
      says: 'DynamoDB refused requests for ten minutes: one partition is asked too much.',
      metric: new Metric({
        namespace: 'AWS/DynamoDB',
        metricName: 'ReadThrottleEvents',
        dimensionsMap: { TableName: table.table.tableName },
        period: FIVE_MINUTES,
        statistic: 'Sum',
      }),
      above: 0,
      periods: 2,
    },
  };
}

function sum(metrics: readonly Metric[], period: Duration): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, n) => [`m${n}`, metric.with({ statistic: 'Sum' })]));
  return new MathExpression({ expression: `SUM(METRICS())`, usingMetrics, period });
}
