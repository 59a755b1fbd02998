/** A small template in the form that synthesis writes: one table, one FIFO queue with its dead letters, two functions. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Resource } from '../../local/template.ts';

export interface SmallTemplate {
  readonly file: string;
  readonly journal: string;
}

/** `without` leaves resources out, as if the stack did not declare them. */
export function aTemplate({ without = [] }: { without?: readonly string[] } = {}): SmallTemplate {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-test-'));
  const journal = join(folder, 'journal');
  writeFileSync(journal, '');
  const resources: Record<string, Resource> = {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
      },
    },
    DeadLetters: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
    Jobs: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        FifoQueue: true,
        VisibilityTimeout: 60,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] }, maxReceiveCount: 2 },
      },
    },
    Worker: {
      Type: 'AWS::Lambda::Function',
      Metadata: { 'rounds:entry': 'test/local/fixtures/work.ts' },
      Properties: { Timeout: 30, MemorySize: 256, Environment: { Variables: { JOURNAL: journal } } },
    },
    WorkerSource: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { BatchSize: 1, EventSourceArn: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, FunctionName: { Ref: 'Worker' } },
    },
    Echo: {
      Type: 'AWS::Lambda::Function',
      Metadata: { 'rounds:entry': 'test/local/fixtures/echo.ts' },
      Properties: {
        Timeout: 10,
        Environment: {
          Variables: {
            TABLE_NAME: without.includes('Table') ? 'none' : { Ref: 'Table' },
            QUEUE_URL: without.includes('Jobs') ? 'none' : { Ref: 'Jobs' },
          },
        },
      },
    },
    EchoIntegration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { IntegrationUri: { 'Fn::GetAtt': ['Echo', 'Arn'] } },
    },
    OpenRoute: route('GET /open'),
    ItemRoute: { ...route('GET /things/{id}', 'JWT') },
    FixedRoute: route('GET /things/first'),
  };
  if (without.includes('Jobs')) delete resources.WorkerSource;
  for (const name of without) delete resources[name];
  const file = join(folder, 'small.template.json');
  writeFileSync(file, JSON.stringify({ Resources: resources }));
  return { file, journal };
}

function route(key: string, authorization?: string): Resource {
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: key,
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'EchoIntegration' }]] },
      ...(authorization && { AuthorizationType: authorization }),
    },
  };
}
