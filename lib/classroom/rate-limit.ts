import { isIPv6 } from "node:net";
import { AppError } from "@/lib/contract/app-error";
import type { ApiHeaders } from "./api-request";

export interface RateLimitOptions {
  /** Requests that may come at once. */
  burst: number;
  /** Requests that become possible again each second. */
  perSecond: number;
  /** Milliseconds, from any start. */
  clock?: () => number;
}

/** Above this many names the ones that have been quiet the longest are forgotten. */
const mostNames = 20_000;

/**
 * Holds each name (an address, a reader) to a rate. Kept in memory: a restart forgives, and each process counts alone.
 *
 * @returns a function that counts one request of a name, and throws AppError "too-many-requests" above the rate.
 */
export function createRateLimit({ burst, perSecond, clock = () => performance.now() }: RateLimitOptions) {
  const names = new Map<string, { left: number; at: number }>();
  return function countRequest(name: string): void {
    const now = clock();
    const before = names.get(name) ?? { left: burst, at: now };
    const left = Math.min(burst, before.left + ((now - before.at) / 1000) * perSecond);
    // Taken out and put back, so that the map's order is that of the last request.
    names.delete(name);
    names.set(name, { left: Math.max(0, left >= 1 ? left - 1 : left), at: now });
    if (names.size > mostNames) {
      const [oldest] = names.keys();
      if (oldest !== undefined) names.delete(oldest);
    }
    if (left < 1) {
      throw new AppError(
        "too-many-requests",
        429,
        "Too many requests came from here in a short time: wait a moment, then try again.",
      );
    }
  };
}

/** One person's IPv6 connection has 2^64 addresses, all with the same first four groups: they count as one. */
function toNetwork(address: string): string {
  const plain = address.replace(/%.*$/, "");
  if (!isIPv6(plain)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail = ""] = plain.toLowerCase().split("::");
  const before = head.split(":").filter(Boolean);
  // What "::" leaves out is zeros, as many groups as are missing of the eight; an IPv4 tail stands for two.
  const after = tail.split(":").filter(Boolean);
  const written = before.length + after.length + (plain.includes(".") ? 1 : 0);
  const zeros = plain.includes("::") ? Array<string>(8 - written).fill("0") : [];
  const groups = [...before, ...zeros, ...after].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}

/**
 * The address that a request came from, as the nearest proxy (or Next itself, where there is none) wrote it down; of
 * IPv6 its network. Without a proxy a client may invent it: the limit hinders floods, it proves nothing.
 */
export function readAddress(headers: ApiHeaders): string {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64);
  return address ? toNetwork(address) : "unknown";
}
