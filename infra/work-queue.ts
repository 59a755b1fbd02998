import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PLACEMENT_QUEUE_URL, REPLAN_QUEUE_URL } from '../storage/environment.ts';
import type { Grant } from './grant.ts';
import { poisonHoldSeconds, visibilitySeconds } from './poison-hold.ts';

const QUEUES = {
  placePackage: PLACEMENT_QUEUE_URL,
  replanDay: REPLAN_QUEUE_URL,
} as const;

export interface WorkQueueProps {
  /** The function that works through it; its time-out decides how long a message stays out of sight. */
  readonly worker: keyof typeof QUEUES;
  /** How often a message is tried before it is dead. */
  readonly receives: number;
}

/** A first-in-first-out queue and the queue of what could not be done. Nothing sent is lost within two weeks. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;
  /** See poison-hold.ts. */
  readonly poisonHoldSeconds: number;
  readonly #urlVariable: string;

  constructor(scope: Construct, id: string, { worker, receives }: WorkQueueProps) {
    super(scope, id);
    const common = {
      fifo: true,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    this.dead = new Queue(this, 'DeadLetters', {
      ...common,
      visibilityTimeout: Duration.seconds(visibilitySeconds('deadLetters')),
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: Duration.seconds(visibilitySeconds(worker)),
      deadLetterQueue: { queue: this.dead, maxReceiveCount: receives },
    });
    this.poisonHoldSeconds = poisonHoldSeconds(worker, receives);
    this.#urlVariable = QUEUES[worker];
  }

  readonly send: Grant = (to) => {
    this.queue.grantSendMessages(to);
    to.addEnvironment(this.#urlVariable, this.queue.queueUrl);
  };

  /** One message at a time: the time-out is one message's, and what fails fails alone. */
  readonly workThrough: Grant = (to) => {
    to.addEventSource(new SqsEventSource(this.queue, { batchSize: 1, reportBatchItemFailures: true }));
  };

  readonly clearDead: Grant = (to) => {
    to.addEventSource(new SqsEventSource(this.dead, { batchSize: 1, reportBatchItemFailures: true }));
  };
}
