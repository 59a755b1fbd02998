import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { RoundsStack } from './rounds-stack.ts';

export interface AppOptions {
  /**
   * true, for a deployment: functions are bundled, and the template is held against CloudFormation's own rules and
   * AwsSolutions. false, for a laptop or a test that runs the handlers from their sources: neither, and no wait.
   */
  readonly bundle?: boolean;
  /** Where the assembly goes; cdk.out unless given. */
  readonly outdir?: string;
}

/** The whole app. Synthesis fails on what breaks a rule and is not acknowledged with a reason beside the resource. */
export function makeApp({ bundle = true, outdir }: AppOptions = {}): { app: App; stack: RoundsStack } {
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    context: bundle ? { '@aws-cdk/core:validateAgainstDefaultRules': true } : { 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: bundle,
    analyticsReporting: false,
  });
  const stack = new RoundsStack(app, 'Rounds', { description: 'Rounds: home care packages placed, rounds planned' });
  Tags.of(stack).add('application', 'rounds');
  if (bundle) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack };
}
