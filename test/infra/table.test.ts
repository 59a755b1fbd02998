import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { TABLE } from '../../storage/table.ts';
import { theTemplate } from './the-template.ts';

const { template, all } = theTemplate();
const TYPE = 'AWS::DynamoDB::Table';

describe('the table', () => {
  it('outlives the stack: deleting or renaming it in the code does not delete a council’s records', () => {
    template.hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    template.hasResourceProperties(TYPE, { DeletionProtectionEnabled: true });
  });

  it('can be put back to the second before a mistake', () => {
    template.hasResourceProperties(TYPE, { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  });

  it('is unreadable without the council’s own key, and the key is not lost with the stack', () => {
    template.hasResourceProperties(TYPE, { SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } });
    template.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({ EnableKeyRotation: true }),
    });
  });

  it('does not turn requests away in the morning for want of capacity somebody forgot to raise', () => {
    template.hasResourceProperties(TYPE, { BillingMode: 'PAY_PER_REQUEST' });
  });

  it('has the keys and indexes that storage reads, no fewer and no more', () => {
    const [table] = all(TYPE);
    const keys = (of: { partition: string; sort: string }) => [
      { AttributeName: of.partition, KeyType: 'HASH' },
      { AttributeName: of.sort, KeyType: 'RANGE' },
    ];
    expect(table!.Properties.KeySchema).toEqual(keys(TABLE.key));
    expect(table!.Properties.GlobalSecondaryIndexes).toEqual(
      TABLE.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index),
        Projection: { ProjectionType: 'ALL' },
      })),
    );
    expect(table!.Properties.TimeToLiveSpecification).toEqual({ AttributeName: TABLE.expires, Enabled: true });
  });
});
