import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import { cronOf } from '../../local/schedule.ts';
import { target, theTemplate } from './the-template.ts';

const { all } = theTemplate();
const schedule = all('AWS::Scheduler::Schedule').find(({ id }) => id.startsWith('Overnight'));

describe('the overnight clock', () => {
  it('runs at the same time in London in summer and winter, once a night also when the clocks change', () => {
    const { ScheduleExpression, ScheduleExpressionTimezone } = schedule!.Properties;
    expect(ScheduleExpressionTimezone).toBe('Europe/London');
    const cron = new Cron(cronOf(String(ScheduleExpression)), { timezone: String(ScheduleExpressionTimezone) });
    const runsFrom = (day: string) => cron.nextRuns(3, new Date(day)).map((run) => run.toISOString());
    // 25 October 2026: 02:00 BST becomes 01:00 GMT. 28 March 2027: 01:00 GMT becomes 02:00 BST.
    expect(runsFrom('2026-10-24T12:00:00Z')).toEqual([
      '2026-10-25T02:30:00.000Z',
      '2026-10-26T02:30:00.000Z',
      '2026-10-27T02:30:00.000Z',
    ]);
    expect(runsFrom('2027-03-26T12:00:00Z')).toEqual([
      '2027-03-27T02:30:00.000Z',
      '2027-03-28T01:30:00.000Z',
      '2027-03-29T01:30:00.000Z',
    ]);
  });

  it('keeps a start that throws in every try, which the scheduler never hears of', () => {
    const config = all('AWS::Lambda::EventInvokeConfig').find(({ id }) => id.startsWith('StartReplan'));
    const { DestinationConfig, MaximumEventAgeInSeconds } = config!.Properties as {
      DestinationConfig: { OnFailure: { Destination: unknown } };
      MaximumEventAgeInSeconds: number;
    };
    expect(MaximumEventAgeInSeconds).toBe(3_600);
    expect(target(DestinationConfig.OnFailure.Destination)).toMatch(/^OvernightNotStarted/);
  });

  it('that cannot start the night tries for an hour, then leaves a trace', () => {
    const { RetryPolicy, DeadLetterConfig } = schedule!.Properties.Target as {
      RetryPolicy: unknown;
      DeadLetterConfig: { Arn: unknown };
    };
    expect(RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 5 });
    expect(all('AWS::SQS::Queue').map(({ id }) => id)).toContain(target(DeadLetterConfig.Arn));
  });
});

describe('the sweep of offers', () => {
  it('runs every five minutes by a rate: a cron in local time runs once in the hour that comes twice in October', () => {
    const sweep = all('AWS::Scheduler::Schedule').find(({ id }) => id.startsWith('OfferSweep'));
    expect(sweep!.Properties.ScheduleExpression).toBe('rate(5 minutes)');
  });
});

describe('somebody is told', () => {
  it('since alarms may publish to the topic: its policy takes the place of the one that would let them', () => {
    const [policy] = all('AWS::SNS::TopicPolicy');
    const { Statement } = policy!.Properties.PolicyDocument as { Statement: readonly Record<string, unknown>[] };
    expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
      { Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } },
    ]);
  });

  const alarms = all('AWS::CloudWatch::Alarm');
  const alarmOn = (metric: string, namespace: string) =>
    alarms.filter(({ Properties }) => Properties.MetricName === metric && Properties.Namespace === namespace);

  it('by every alarm: each has an action and says what to know', () => {
    expect(alarms.length).toBeGreaterThan(5);
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toHaveLength(1);
      expect(String(Properties.AlarmDescription).length).toBeGreaterThan(30);
    }
  });

  it('when a package waits longer than twice what a poison message can hold its zone', () => {
    const thresholds = alarmOn('ApproximateAgeOfOldestMessage', 'AWS/SQS').map(
      ({ Properties }) => Properties.Threshold,
    );
    expect(thresholds.sort()).toEqual([10_800, 720]);
  });

  it('when the night did not start at all, which no error would show, and not when it comes 25 hours after the last', () => {
    const notStarted = alarms.find(({ id }) => id.startsWith('AlarmsNightNotStarted'))!.Properties;
    expect(notStarted).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
    const { Period, EvaluationPeriods } = notStarted as { Period: number; EvaluationPeriods: number };
    const { RetryPolicy } = schedule!.Properties.Target as { RetryPolicy: { MaximumEventAgeInSeconds: number } };
    // The nights around the change in October, and the hour for which the second is tried.
    const apart = Date.parse('2026-10-25T02:30:00Z') - Date.parse('2026-10-24T01:30:00Z');
    expect(Period * EvaluationPeriods).toBeGreaterThanOrEqual(apart / 1000 + RetryPolicy.MaximumEventAgeInSeconds);
    // An alarm looks back further than a day only by periods of an hour or more.
    expect(Period).toBeGreaterThanOrEqual(3_600);
  });

  it('when a package or job died, when requests end in 5xx, when anything is throttled', () => {
    expect(alarmOn('Invocations', 'AWS/Lambda')).toHaveLength(3); // died letters arrive; the night and the sweep start
    expect(alarmOn('5xx', 'AWS/ApiGateway')).toHaveLength(1);
    expect(alarmOn('ReadThrottleEvents', 'AWS/DynamoDB')).toHaveLength(1);
    expect(alarms.filter(({ Properties }) => JSON.stringify(Properties).includes('"Throttles"'))).toHaveLength(1);
  });

  it('when a dead letter fails again and again, which is out of sight nearly all the time', () => {
    const stays = alarms.find(({ id }) => id.startsWith('AlarmsDeadLettersStay'));
    expect(JSON.stringify(stays!.Properties).match(/ApproximateNumberOfMessagesNotVisible/g)).toHaveLength(2);
  });

  it('when the sweep fails three times in a row, or does not run', () => {
    const ofSweep = alarms.filter(({ id }) => id.startsWith('AlarmsSweep'));
    expect(ofSweep.map(({ Properties: { MetricName, EvaluationPeriods } }) => [MetricName, EvaluationPeriods])).toEqual(
      [
        ['Errors', 3],
        ['Invocations', 1],
      ],
    );
  });
});
