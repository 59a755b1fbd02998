/**
 * Links that open without a token: an HMAC-signed, expiring JWS that holds identifiers only. A link to a day's rounds and
 * a carer's calendar have an audience each, so that neither opens as the other. The key lives in the table, made on first
 * use, so that every instance of a function signs with the same one.
 */
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { LocalDate } from '../../domain/time.ts';
import { NotFound } from '../../planning/errors.ts';
import { Fault } from './fault.ts';

/** What a link opens: a provider's rounds on a date, or one carer's of them. */
interface LinkTarget {
  readonly providerId: string;
  readonly date: LocalDate;
  readonly carerId?: string;
}

/** One carer's rounds of every live day, as a calendar that a phone asks for again and again. */
interface CalendarTarget {
  readonly providerId: string;
  readonly carerId: string;
}

/** Opening throws Fault link-expired, or NotFound when the signature or the content is not ours. */
export interface LinkSigner {
  /** @param expires ISO 8601 instant. */
  sign(target: LinkTarget, expires: string): Promise<string>;
  open(token: string, now: string): Promise<LinkTarget>;
  signCalendar(target: CalendarTarget, expires: string): Promise<string>;
  openCalendar(token: string, now: string): Promise<CalendarTarget>;
}

const DAY = 'rounds-link';
const CALENDAR = 'rounds-calendar';

/** @param key resolves to at least 32 random bytes, the same for every instance. */
export function linkSigner(key: () => Promise<Uint8Array>): LinkSigner {
  return {
    async sign({ providerId, date, carerId }, expires) {
      return signed({ provider: providerId, date, ...(carerId !== undefined && { carer: carerId }) }, DAY, expires);
    },
    async open(token, now) {
      const { provider, date, carer } = await opened(token, DAY, now);
      if (typeof provider !== 'string' || typeof date !== 'string') throw new NotFound('link', 'given');
      return { providerId: provider, date, ...(typeof carer === 'string' && { carerId: carer }) };
    },
    async signCalendar({ providerId, carerId }, expires) {
      return signed({ provider: providerId, carer: carerId }, CALENDAR, expires);
    },
    async openCalendar(token, now) {
      const { provider, carer } = await opened(token, CALENDAR, now);
      if (typeof provider !== 'string' || typeof carer !== 'string') throw new NotFound('link', 'given');
      return { providerId: provider, carerId: carer };
    },
  };

  async function signed(payload: JWTPayload, audience: string, expires: string): Promise<string> {
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setExpirationTime(new Date(expires))
      .sign(await key());
  }

  async function opened(token: string, audience: string, now: string): Promise<JWTPayload> {
    const options = { audience, algorithms: ['HS256'], currentDate: new Date(now) };
    const { payload } = await jwtVerify(token, await key(), options).catch((error: unknown) => {
      if (error instanceof errors.JWTExpired) throw new Fault('link-expired', [], 'ask your office for a new link');
      if (error instanceof errors.JOSEError) throw new NotFound('link', 'given');
      throw error;
    });
    return payload;
  }
}
