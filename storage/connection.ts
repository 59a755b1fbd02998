import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CLIENT_SETTINGS } from './client-settings.ts';
import { GatheredReads } from './gathered-reads.ts';
import { RecentDays } from './recent-days.ts';
import { RecentRegisters } from './recent-registers.ts';

/** The table and the way to it: what every reader and writer of this folder takes first. */
export interface Table {
  readonly name: string;
  readonly database: DynamoDBClient;
  /** Reads of single items, gathered. */
  readonly items: GatheredReads;
  readonly recentDays: RecentDays;
  readonly recentRegisters: RecentRegisters;
}

/**
 * Connects once a process: the client keeps its connections open between requests. The endpoint is the region's own
 * unless AWS_ENDPOINT_URL_DYNAMODB names another. Plain commands, because the document client forbids `cacheMiddleware`.
 */
export function connect(tableName: string, database: DynamoDBClient = new DynamoDBClient(CLIENT_SETTINGS)): Table {
  return {
    name: tableName,
    database,
    items: new GatheredReads(tableName, database),
    recentDays: new RecentDays(),
    recentRegisters: new RecentRegisters(),
  };
}
