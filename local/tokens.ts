/** Development tokens: an issuer of this machine's own, so that the gateway verifies real signatures. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';

export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  issue(who: TokenSubject, options?: { readonly expiresIn?: string }): Promise<string>;
  /** Throws where the signature, issuer, audience or expiry is not right. */
  verify(token: string): Promise<JWTPayload>;
}

export type TokenSubject =
  | { readonly role: 'brokerage' | 'operator'; readonly subject: string }
  | { readonly role: 'provider'; readonly subject: string; readonly providerId: string }
  | { readonly role: 'requester'; readonly subject: string; readonly teamId: string };

const ALGORITHM = 'RS256';
const MOST_REMEMBERED = 1_000;

/** Keeps its key in `dataDir`, so that tokens outlive a restart; without a folder the key lives as long as the process. */
export async function openTokenIssuer(dataDir: string | undefined): Promise<TokenIssuer> {
  const issuer = 'https://rounds.localhost/issuer';
  const audience = 'rounds';
  const jwk = await keyOf(dataDir);
  const privateKey = await importJWK(jwk, ALGORITHM);
  const { kty, n, e } = jwk;
  const publicKey = await importJWK({ kty, n, e } as JWK, ALGORITHM);
  const verified = new Map<string, JWTPayload>();
  return {
    issuer,
    audience,
    issue: (who, options = {}) =>
      new SignJWT({
        rounds_role: who.role,
        ...(who.role === 'provider' && { rounds_provider: who.providerId }),
        ...(who.role === 'requester' && { rounds_team: who.teamId }),
      })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(who.subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(options.expiresIn ?? '30d')
        .sign(privateKey),
    async verify(token) {
      // As API Gateway does, a token that was verified is taken again until it expires.
      const known = verified.get(token);
      if (known?.exp !== undefined && known.exp * 1000 > Date.now()) return known;
      const { payload } = await jwtVerify(token, publicKey, { issuer, audience });
      if (verified.size >= MOST_REMEMBERED) verified.clear();
      verified.set(token, payload);
      return payload;
    },
  };
}

async function keyOf(dataDir: string | undefined): Promise<JWK> {
  const file = dataDir && join(dataDir, 'token-key.json');
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  if (dataDir && file) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 });
  }
  return jwk;
}
