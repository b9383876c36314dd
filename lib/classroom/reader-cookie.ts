import type { ApiHeaders, ApiRequest } from "./api-request";

/** Browsers keep no cookie longer than 400 days. */
const lifetime = 400 * 24 * 60 * 60;

const name = "reader";

/** The anonymous reader's token in a request; null where there is none of the right form. */
export function readCookie(headers: ApiHeaders): string | null {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [key, value] = pair.trim().split("=");
    if (key === name && value !== undefined && /^[\w-]{22}$/.test(value)) return value;
  }
  return null;
}

/**
 * The Set-Cookie line for a token: no script can read it, and other sites' requests do not carry it.
 *
 * @param secure - whether the page came by https.
 */
export function printCookie(token: string, secure: boolean): string {
  return `${name}=${token}; Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** Whether the reader's browser spoke https, also when a proxy in front of the server ended it. */
export function isSecure(request: ApiRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (forwarded ?? new URL(request.url).protocol.replace(":", "")) === "https";
}
