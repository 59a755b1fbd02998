/** Axes of a plot: where a value stands, in pixels, and which values are written beside it. */

export interface Axis {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** From 0 to `longest` over `pixels`, with about five round ticks. */
export function linearAxis(longest: number, pixels: number): Axis {
  return { at: (value) => (value / longest) * pixels, ticks: roundTicks(0, longest) };
}

/** From `first` to `longest`, with ticks at 1, 2 and 5 of each decade. */
export function logarithmicAxis(first: number, longest: number, pixels: number): Axis {
  const span = Math.log(Math.max(longest, first * 2) / first);
  const decades = Array.from({ length: 8 }, (_, i) => 10 ** (i - 3));
  return {
    at: (value) => (Math.log(Math.max(value, first) / first) / span) * pixels,
    ticks: decades
      .flatMap((decade) => [1, 2, 5].map((step) => step * decade))
      .filter((tick) => tick >= first && tick <= longest),
  };
}

/** Upwards from `low` to `high`; what lies above is drawn at the top. */
export function valueAxis(low: number, high: number, pixels: number): Axis {
  return {
    at: (value) => pixels - ((Math.min(value, high) - low) / (high - low)) * pixels,
    ticks: roundTicks(low, high),
  };
}

/** Four to eight multiples of 1, 2 or 5 times a power of ten within the range. */
function roundTicks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
