import type { ApiHeaders } from "../api-request";

/** The prefix makes browsers refuse it from any other host and from an unsafe connection. */
const name = "__Host-lti";

const lifetime = 24 * 60 * 60;

/** By which a launch is known to end in the browser in which it began; null where there is none of the right form. */
export function readBrowser(headers: ApiHeaders): string | null {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [key, value] = pair.trim().split("=");
    if (key === name && value !== undefined && /^[\w-]{22}$/.test(value)) return value;
  }
  return null;
}

/**
 * The Set-Cookie line. A platform posts its reply from its own site, and chooses content in a frame of its page: so
 * the cookie goes along from other sites too (SameSite=None), of each site on whose page we are framed another one
 * (Partitioned). It opens nothing by itself.
 */
export function printBrowser(token: string): string {
  return `${name}=${token}; Path=/; Max-Age=${lifetime}; HttpOnly; Secure; SameSite=None; Partitioned`;
}
