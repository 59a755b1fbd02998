/** A figure as an answer writes it: so many decimals, and no minus before a zero. */
export function rounded(figure: number, decimals: number): number {
  return Number(figure.toFixed(decimals)) + 0;
}
