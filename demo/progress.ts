/** Shows how far long work is: one line that moves on a terminal, one line a stage elsewhere. Always on stderr. */
import type { Progress } from './load-borough.ts';

export interface ProgressDisplay {
  readonly show: Progress;
  /** A line of its own. */
  say(text: string): void;
}

export function progressDisplay(quiet: boolean): ProgressDisplay {
  if (quiet) return { show: () => undefined, say: () => undefined };
  const terminal = process.stderr.isTTY;
  let stage = '';
  let began = performance.now();
  return {
    show(name, done, of) {
      if (name !== stage) {
        stage = name;
        began = performance.now();
      }
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      if (terminal) process.stderr.write(`\r\u001b[2K${bar(done, of)} ${name} ${done}/${of} ${seconds} s`);
      if (done < of) return;
      process.stderr.write(terminal ? '\n' : `${name}: ${of} in ${seconds} s\n`);
      stage = '';
    },
    say: (text) => process.stderr.write(`${text}\n`),
  };
}

function bar(done: number, of: number): string {
  const width = 24;
  const full = of === 0 ? width : Math.round((width * done) / of);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
