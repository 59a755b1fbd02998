import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import { FUNCTION_SIZES } from '../../infra/function-sizes.ts';
import { poisonHoldSeconds } from '../../infra/poison-hold.ts';
import { type NamedResource, target, theTemplate } from './the-template.ts';

const { all } = theTemplate();

const queues = all('AWS::SQS::Queue');
const functions = all('AWS::Lambda::Function');
const sources = all('AWS::Lambda::EventSourceMapping').map(({ Properties }) => ({
  ...Properties,
  queue: queues.find(({ id }) => id === target(Properties.EventSourceArn))!,
  worker: functions.find(({ id }) => id === target(Properties.FunctionName))!,
}));

interface Redrive {
  readonly deadLetterTargetArn: unknown;
  readonly maxReceiveCount: number;
}

const redriveOf = (queue: NamedResource) => queue.Properties.RedrivePolicy as Redrive | undefined;
const workQueues = sources.filter(({ queue }) => redriveOf(queue) !== undefined);

const holdOf = (entry: string) => {
  const { queue } = workQueues.find(({ worker }) => worker.Metadata?.['rounds:entry'] === entry)!;
  return redriveOf(queue)!.maxReceiveCount * Number(queue.Properties.VisibilityTimeout);
};

describe('a queue of work', () => {
  it('is there for placement and for replanning', () => {
    expect(workQueues.map(({ worker }) => worker.Metadata?.['rounds:entry']).sort()).toEqual([
      'functions/place-package.ts',
      'functions/replan-day.ts',
    ]);
  });

  it('keeps order: a zone’s second package is not decided before its first', () => {
    for (const { queue } of workQueues) expect(queue.Properties.FifoQueue).toBe(true);
  });

  it('does not hand out a message again while its function may still be working on it', () => {
    for (const { queue, worker } of sources) {
      const visible = Number(queue.Properties.VisibilityTimeout);
      expect(visible).toBeGreaterThanOrEqual(6 * Number(worker.Properties.Timeout));
    }
  });

  it('sets a message aside that always fails instead of trying it for ever, and the same order beyond it', () => {
    for (const { queue } of workQueues) {
      const dead = queues.find(({ id }) => id === target(redriveOf(queue)!.deadLetterTargetArn));
      expect(dead?.Properties.FifoQueue).toBe(true);
    }
  });

  it('is held up by a poison message for six minutes (placement) or 36 (a provider’s night), as the docs state', () => {
    // Receives x visibility = receives x 6 x time-out: 3 x 6 x 20 s, 2 x 6 x 180 s.
    expect(FUNCTION_SIZES.placePackage.timeoutSeconds).toBe(20);
    expect(holdOf('functions/place-package.ts')).toBe(360);
    expect(poisonHoldSeconds('placePackage', 3)).toBe(360);
    expect(holdOf('functions/replan-day.ts')).toBe(2_160);
    expect(poisonHoldSeconds('replanDay', 2)).toBe(2_160);
  });

  it('of placements has given a message up before the sweep would send another of it', () => {
    expect(60 * defaultSettings.requeueAfterMinutes).toBeGreaterThan(holdOf('functions/place-package.ts'));
  });

  it('loses nothing while it is broken for less than two weeks', () => {
    for (const { Properties } of queues) expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  });
});

describe('every queue that feeds a function', () => {
  it('takes back what failed and only that', () => {
    for (const source of sources) {
      expect(source).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'], BatchSize: 1 });
    }
  });

  it('includes both dead-letter queues: a job that died is named in its batch, not only counted', () => {
    const dead = sources.filter(({ worker }) => worker.Metadata?.['rounds:entry'] === 'functions/dead-letters.ts');
    expect(dead.map(({ queue }) => queue.id).sort()).toEqual(
      workQueues.map(({ queue }) => target(redriveOf(queue)!.deadLetterTargetArn)).sort(),
    );
  });

  it('is encrypted and refuses plain HTTP', () => {
    const policies = all('AWS::SQS::QueuePolicy').map(({ Properties }) => JSON.stringify(Properties));
    for (const queue of queues) {
      expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
      const own = policies.find((policy) => policy.includes(`"${queue.id}"`));
      expect(own).toContain('"aws:SecureTransport":"false"');
    }
  });
});
