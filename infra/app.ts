import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Bundles } from './rounds-function.ts';
import { RoundsStack } from './rounds-stack.ts';

export interface AppOptions {
  readonly bundles: Bundles;
  /** Whether synthesis fails on what breaks CloudFormation's own rules or AwsSolutions: seconds, so not on a laptop. */
  readonly checked: boolean;
  /** Where the assembly goes; a temporary folder unless given. */
  readonly outdir?: string;
}

/** The whole app. A rule that is broken on purpose is acknowledged beside its resource, with the reason. */
export function makeApp({ bundles, checked, outdir }: AppOptions): { app: App; stack: RoundsStack } {
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
    builtinCloudFormationValidation: checked,
    analyticsReporting: false,
  });
  const stack = new RoundsStack(app, 'Rounds', {
    description: 'Rounds: home care packages placed, rounds planned',
    bundles,
  });
  Tags.of(stack).add('application', 'rounds');
  if (checked) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack };
}
