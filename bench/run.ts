/** The bench's command line; see README.md. */
import { MustServeError, ProblemError } from '../solver/index.ts';
import { BenchArgumentError, readArguments } from './arguments.ts';
import { regression } from './made/regression.ts';
import { measure } from './measures/index.ts';
import { UnreadableInstance } from './reading/unreadable.ts';
import { profile } from './running/profile.ts';
import { runInstance } from './running/run-instance.ts';
import { runSuite } from './suite/run-suite.ts';

const DEFAULT_SECONDS = 60;
const EXPECTED = [UnreadableInstance, BenchArgumentError, ProblemError, MustServeError];

try {
  await bench();
} catch (error) {
  if (!EXPECTED.some((kind) => error instanceof kind)) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function bench(): Promise<void> {
  const { instance, suite, seconds, threads, ...asked } = readArguments(process.argv.slice(2));
  if (asked.measure !== undefined) return measure(asked.measure, { ...asked, instance, seconds });
  if (suite !== undefined) return runSuite(suite, { ...asked, seconds, threads });
  if (instance === undefined) {
    if (!(await regression(asked.iterations!, asked.refresh))) process.exitCode = 1;
    return;
  }
  const run = { ...asked, instance, seconds: seconds ?? DEFAULT_SECONDS, threads: threads ?? 1 };
  // Only the caller's own thread is profiled, so the search has to run in it.
  if (asked.profile) console.log(await profile(() => runInstance({ ...run, threads: 1 })));
  else console.log(JSON.stringify(await runInstance(run)));
}
