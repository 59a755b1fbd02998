/** Parts of the elastic engine that can be left out, so that a bench can say what each is worth. */
export interface ElasticSettings {
  /** Moves that are not tried, by their names in moves/index.ts. */
  readonly without: readonly string[];
  /** A smooth stand-in for the highest idle time while the search is warm. */
  readonly softIdle: boolean;
  /** Carers leave as late as is free of charge. */
  readonly departures: boolean;
  /** Quick coolings over the whole range come before the slow ones; otherwise the whole search is one cooling. */
  readonly surveys: boolean;
  /** Moves that cannot pay are passed over before anything is edited. */
  readonly outlook: boolean;
}

export const ELASTIC_SETTINGS: ElasticSettings = {
  without: [],
  softIdle: true,
  departures: true,
  surveys: true,
  outlook: true,
};
