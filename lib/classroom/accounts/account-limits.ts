import { hashSecret } from "../readers";
import { createRateLimit } from "../rate-limit";

const hour = 60 * 60;

// A staff room may share one address.
export const countAddress = createRateLimit({ burst: 60, perSecond: 120 / hour });

const countByEmail = createRateLimit({ burst: 10, perSecond: 30 / hour });

/** Counts one password tried for an account, whether it exists or not; throws "too-many-requests". */
export function countPassword(email: string): void {
  countByEmail(hashSecret(email.toLowerCase()));
}
