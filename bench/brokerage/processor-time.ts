/**
 * Processor time of this process, so that a busy machine does not change the figure. The database is a process of its
 * own and not in it.
 */
export class ProcessorTime {
  /** Milliseconds of all that was measured since the last reset. */
  ms = 0;

  async of<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
    const before = process.cpuUsage();
    try {
      const value = await work();
      return { value, ms: millisecondsSince(before) };
    } finally {
      this.ms += millisecondsSince(before);
    }
  }

  reset(): void {
    this.ms = 0;
  }
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
