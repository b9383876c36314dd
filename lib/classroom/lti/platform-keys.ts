import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { askPlatform } from "./ask-platform";

/** Above this many platforms the one that was asked first is forgotten. */
const mostSets = 500;

const sets = new Map<string, JWTVerifyGetKey>();

/**
 * A platform's public keys, fetched at first need, kept for ten minutes, and fetched again for a key that is not among
 * them, at most twice a minute.
 */
export function findPlatformKeys(url: string): JWTVerifyGetKey {
  const known = sets.get(url);
  if (known !== undefined) return known;
  const set = createRemoteJWKSet(new URL(url), {
    [customFetch]: (address) => askPlatform(address, { headers: { accept: "application/json" } }),
  });
  sets.set(url, set);
  const [oldest] = sets.keys();
  if (sets.size > mostSets && oldest !== undefined) sets.delete(oldest);
  return set;
}
