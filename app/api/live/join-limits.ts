import { createRateLimit, readAddress } from "@/lib/classroom/rate-limit";

// A lecture hall may share one address, and 40 bits are not guessed at two a second.
const countAddress = createRateLimit({ burst: 600, perSecond: 2 });

/** Counts one attempt to join of a request's address; throws "too-many-requests". */
export function limitJoins(headers: Headers): void {
  countAddress(readAddress(headers));
}
