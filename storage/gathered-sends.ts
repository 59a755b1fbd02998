/**
 * Messages for one queue that are sent while earlier ones are on their way go together in the next batch: a busy server
 * sends many, and each call to the queue costs more than the message it takes. One that is alone goes at once.
 */
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';

/** SQS's own limit on one batch. */
const MOST_IN_BATCH = 10;

export type QueuedMessage = Omit<SendMessageBatchRequestEntry, 'Id'>;

interface Waiting {
  readonly message: QueuedMessage;
  resolve(): void;
  reject(error: unknown): void;
}

export class GatheredSends {
  readonly #client: SQSClient;
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #onTheWay = new Set<string>();

  constructor(client: SQSClient) {
    this.#client = client;
  }

  /** Resolves once the queue has it; those of one queue go in the order in which they are given. @throws what the queue says of this very message. */
  send(url: string, message: QueuedMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = this.#waiting.get(url) ?? [];
      line.push({ message, resolve, reject });
      this.#waiting.set(url, line);
      if (!this.#onTheWay.has(url)) void this.#sendAll(url);
    });
  }

  /** One batch after the other, so that messages of a group keep their order. */
  async #sendAll(url: string): Promise<void> {
    this.#onTheWay.add(url);
    for (let line = this.#waiting.get(url); line?.length; line = this.#waiting.get(url)) {
      this.#waiting.set(url, line.slice(MOST_IN_BATCH));
      await this.#sendBatch(url, line.slice(0, MOST_IN_BATCH));
    }
    this.#waiting.delete(url);
    this.#onTheWay.delete(url);
  }

  async #sendBatch(url: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const Entries = batch.map(({ message }, n) => ({ Id: String(n), ...message }));
      const answer = await this.#client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      const failures = new Map((answer.Failed ?? []).map((failure) => [failure.Id, failure]));
      batch.forEach(({ resolve, reject }, n) => {
        const failure = failures.get(String(n));
        if (failure === undefined) resolve();
        else reject(new Error(`a message was not queued: ${failure.Code} ${failure.Message ?? ''}`));
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
