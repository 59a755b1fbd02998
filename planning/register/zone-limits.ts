/** How large a map of zones may be: it is stored in one commit, and checked while somebody waits. */

/** One commit stores them with its event and the map's stamp; it holds a hundred actions. */
export const MOST_ZONES = 95;

/** Of 76 bytes at most: a zone is one item, which holds 400 KB. */
export const MOST_POSITIONS_A_ZONE = 5_000;

/** Each border is held against its neighbours'; these take some six seconds. */
export const MOST_POSITIONS = 20_000;
