/**
 * Links to one day's rounds that open without a token: an HMAC-signed, expiring JWS that holds identifiers only.
 * The key lives in the table, made on first use, so that every instance of a function signs with the same one.
 */
import { errors, jwtVerify, SignJWT } from 'jose';
import type { LocalDate } from '../../domain/time.ts';
import { NotFound } from '../../planning/errors.ts';
import { Fault } from './fault.ts';

/** What a link opens: a provider's rounds on a date, or one carer's of them. */
interface LinkTarget {
  readonly providerId: string;
  readonly date: LocalDate;
  readonly carerId?: string;
}

export interface LinkSigner {
  /** @param expires ISO 8601 instant. */
  sign(target: LinkTarget, expires: string): Promise<string>;
  /** @throws Fault link-expired; NotFound when the signature or the content is not ours. */
  open(token: string, now: string): Promise<LinkTarget>;
}

const AUDIENCE = 'rounds-link';

/** @param key resolves to at least 32 random bytes, the same for every instance. */
export function linkSigner(key: () => Promise<Uint8Array>): LinkSigner {
  return {
    async sign({ providerId, date, carerId }, expires) {
      return new SignJWT({ provider: providerId, date, ...(carerId !== undefined && { carer: carerId }) })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setExpirationTime(new Date(expires))
        .sign(await key());
    },
    async open(token, now) {
      const options = { audience: AUDIENCE, algorithms: ['HS256'], currentDate: new Date(now) };
      const { payload } = await jwtVerify(token, await key(), options).catch((error: unknown) => {
        if (error instanceof errors.JWTExpired) throw new Fault('link-expired', [], 'ask your office for a new link');
        if (error instanceof errors.JOSEError) throw new NotFound('link', 'given');
        throw error;
      });
      const { provider, date, carer } = payload;
      if (typeof provider !== 'string' || typeof date !== 'string') throw new NotFound('link', 'given');
      return { providerId: provider, date, ...(typeof carer === 'string' && { carerId: carer }) };
    },
  };
}
