import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { expect, it } from 'vitest';
import { makeApp } from '../../infra/app.ts';

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly severity: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

it('a queue that somebody adds in plain HTTP and without dead letters fails synthesis, and it alone', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'rounds-checked-'));
  const { app, stack } = makeApp({ bundles: 'sources', checked: true, outdir });
  new Queue(stack, 'Added');

  expect(() => app.synth()).toThrow('Rounds/Added/Resource');
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report;
  const broken = report.pluginReports.flatMap(({ pluginName, violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => [pluginName, ruleName, constructPath]),
    ),
  );
  expect(broken.sort()).toEqual([
    ['AwsSolutions', 'AwsSolutions-SQS3', 'Rounds/Added/Resource'],
    ['AwsSolutions', 'AwsSolutions-SQS4', 'Rounds/Added/Resource'],
  ]);
});
