import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/**
 * One minified file a function, everything it imports inside: the SDK too, so that what runs is what was tested and
 * tree-shaking can take out what a function does not call.
 *
 * A bundle is one file, so the solver's worker thread is not in it: in Lambda a search runs on the function's own
 * thread, which has one core (see function-sizes.ts).
 */
export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  minify: true,
  // Packages name their untangled sources 'module'; without it esbuild bundles the CommonJS ones whole.
  mainFields: ['module', 'main'],
  // A CommonJS package inside the bundle may call require() for one of Node's own modules.
  banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  externalModules: [],
  forceDockerBundling: false,
};
