import { remoteLifetime } from "@/lib/contract/remote";
import type { ApiHeaders } from "./api-request";

const name = "remote";

/** The token of a phone remote in a request; null where there is none of the right form. */
export function readRemoteCookie(headers: ApiHeaders): string | null {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [key, value] = pair.trim().split("=");
    if (key === name && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

/**
 * The Set-Cookie line for a token: no script reads it, only the routes of live sessions get it, and no other site's
 * page can have it sent. Null takes it away.
 *
 * @param secure - whether the page came by https.
 */
export function printRemoteCookie(token: string | null, secure: boolean): string {
  const seconds = token === null ? 0 : remoteLifetime / 1000;
  return `${name}=${token ?? ""}; Path=/api/live; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
