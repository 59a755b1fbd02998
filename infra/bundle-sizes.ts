/** `npm run bundles`: the size of each function's bundle and the five packages or folders that weigh most in it. */
import { type Bundle, bundleAll } from './bundle.ts';
import { FUNCTION_SIZES } from './function-sizes.ts';

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`;

/** 'node_modules/@aws-sdk/core/dist-es/index.js' -> '@aws-sdk', 'solver/solve.ts' -> 'solver' */
function originOf(file: string): string {
  const path = file.split('node_modules/').at(-1)!;
  return path.split('/')[0]!;
}

function heaviest(bundle: Bundle): string {
  const byOrigin = new Map<string, number>();
  for (const [file, bytes] of Object.entries(bundle.inputs)) {
    const origin = originOf(file);
    byOrigin.set(origin, (byOrigin.get(origin) ?? 0) + bytes);
  }
  return [...byOrigin]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([origin, bytes]) => `${origin} ${kilobytes(bytes)}`)
    .join(', ');
}

const bundles = await bundleAll(Object.values(FUNCTION_SIZES).map(({ entry }) => entry));
for (const bundle of bundles) {
  console.log(`${bundle.entry.padEnd(28)}${kilobytes(bundle.bytes).padStart(9)}   ${heaviest(bundle)}`);
}
