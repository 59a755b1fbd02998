/** The bench's command line; see USAGE in arguments.ts. */
import { BenchArgumentError, readArguments } from './arguments.ts';
import { UnreadableInstance } from './reading/unreadable.ts';
import { runInstance } from './running/run-instance.ts';
import { runSuite } from './suite/run-suite.ts';

const DEFAULT_SECONDS = 60;

try {
  const { instance, suite, ...asked } = readArguments(process.argv.slice(2));
  if (suite !== undefined) runSuite(suite, asked);
  else if (instance !== undefined) {
    const { seconds = DEFAULT_SECONDS, threads = 1 } = asked;
    console.log(JSON.stringify(await runInstance({ ...asked, instance, seconds, threads })));
  }
} catch (error) {
  if (!(error instanceof UnreadableInstance || error instanceof BenchArgumentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
