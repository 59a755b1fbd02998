/** What can be turned in the rigid engine, with the values found best over all families; none depends on an instance. */
export interface RigidSettings {
  /**
   * Average number of visits taken out of the rounds in one iteration (c-bar); above `largeParts` carer-visits fewer, by
   * the cube root, since there is less time for each.
   */
  readonly averageRemoved: number;
  readonly largeParts: number;
  /** Longest string of visits taken out of one round (L-max). */
  readonly longestString: number;
  /** First and last temperature, in mean legs between near visits; higher for fewer carer-visits than `warmParts`. */
  readonly firstTemperature: number;
  readonly lastTemperature: number;
  readonly warmParts: number;
  /** Share of ruins around a visit that is left out, in rounds that could serve it. */
  readonly absentSeedRate: number;
  /** Share of ruins after which an exchange of tails is tried (tails.ts). */
  readonly tailRate: number;
  /** Share of ruins after which a round is offered to other carers whole (change-carer.ts). */
  readonly carerRate: number;
  /** Carer-visits of a region (region.ts), and iterations spent in one. */
  readonly regionSize: number;
  readonly regionIterations: number;
  /** Visits a ruin can reach from its seed. */
  readonly neighbours: number;
  /** A tick between two windows counts as this much of a tick of travel when neighbours are found. */
  readonly timeWeight: number;
}

export const RIGID_SETTINGS: RigidSettings = {
  averageRemoved: 10,
  largeParts: 1000,
  longestString: 10,
  firstTemperature: 1.5,
  lastTemperature: 0.012,
  warmParts: 400,
  absentSeedRate: 0.2,
  tailRate: 1,
  carerRate: 0.5,
  regionSize: 600,
  regionIterations: 1000,
  neighbours: 300,
  timeWeight: 0.2,
};
