import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from '../planning/ports.ts';

/** Crockford's base 32: no I, L, O, U, so that an identifier can be read out on the telephone. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;

/**
 * ULIDs (github.com/ulid/spec): 48 bits of milliseconds, 80 random bits. Within one millisecond the random part of one
 * process counts up, so that what was made later sorts later.
 */
export function ulids(clock: Clock, random: (bytes: number) => Uint8Array = randomBytes): Ids {
  let lastTime = -1;
  let tail = 0n;
  return {
    fresh(prefix) {
      const time = Math.max(Date.parse(clock.now()), lastTime);
      tail = time === lastTime ? tail + 1n : numberIn(random(10));
      lastTime = time;
      return `${prefix}_${digits(BigInt(time), TIME_DIGITS)}${digits(tail, RANDOM_DIGITS)}`;
    },
  };
}

function numberIn(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function digits(number: bigint, count: number): string {
  let text = '';
  for (let shift = BigInt(5 * (count - 1)); shift >= 0n; shift -= 5n) text += DIGITS[Number((number >> shift) & 31n)];
  return text;
}
