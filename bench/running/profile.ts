/** Where the time of a search goes: V8's sampling profiler around one run, summed by file and by function. */
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdown } from '../markdown.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHOWN = 25;
const MICROSECONDS_A_SAMPLE = 200;

/** Runs `work` under the profiler and answers two tables, of files and of functions, as Markdown. */
export async function profile(work: () => Promise<unknown>): Promise<string> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: MICROSECONDS_A_SAMPLE });
  await session.post('Profiler.start');
  await work();
  const { profile: taken } = await session.post('Profiler.stop');
  session.disconnect();
  const own = taken.nodes.map(({ callFrame, hitCount = 0 }) => ({
    file: place(callFrame.url),
    name: `${place(callFrame.url)}:${callFrame.lineNumber + 1} ${callFrame.functionName || '(anonymous)'}`,
    hitCount,
  }));
  const total = own.reduce((sum, { hitCount }) => sum + hitCount, 0);
  const rows = (keyOf: (entry: (typeof own)[number]) => string) => {
    const hits = new Map<string, number>();
    for (const entry of own) hits.set(keyOf(entry), (hits.get(keyOf(entry)) ?? 0) + entry.hitCount);
    const sorted = [...hits].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
    return sorted.map(([key, count]) => [key, `${((100 * count) / total).toFixed(1)}%`]);
  };
  const files = markdown(
    ['file', 'own time'],
    rows(({ file }) => file),
  );
  const functions = markdown(
    ['function', 'own time'],
    rows(({ name }) => name),
  );
  return [...files, '', ...functions].join('\n');
}

/** Path within the project; the engine's and Node's own code each count as one. */
function place(url: string): string {
  if (url === '') return '(engine)';
  return url.startsWith('file:') ? relative(ROOT, fileURLToPath(url)) : '(node)';
}
