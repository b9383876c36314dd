import type { ApiHeaders } from "@/lib/classroom/api-request";
import { createRateLimit, readAddress } from "@/lib/classroom/rate-limit";

// A whole lecture hall may share one address.
const countAddress = createRateLimit({ burst: 3000, perSecond: 30 });
const countReader = createRateLimit({ burst: 60, perSecond: 1 });

/** Counts one write of a request's address, and of its reader where it has one; throws "too-many-requests". */
export function limitWrites(headers: ApiHeaders, token: string | null): void {
  countAddress(readAddress(headers));
  if (token !== null) countReader(token);
}
