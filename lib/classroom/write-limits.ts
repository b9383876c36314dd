import { createRateLimit, readAddress } from "./rate-limit";
import { hashSecret } from "./readers";

const countStaffAddress = createRateLimit({ burst: 300, perSecond: 2 });
// A whole lecture hall may share one address, and each device asks twice: what a code opens, and to join it. At two
// guesses a second, 40 bits take seventeen thousand years.
const countJoinAddress = createRateLimit({ burst: 1200, perSecond: 2 });
const countCode = createRateLimit({ burst: 2000, perSecond: 5 });

/** Counts one act of who teaches, on a class or a live session; throws "too-many-requests". */
export function limitStaff(headers: Headers): void {
  countStaffAddress(readAddress(headers));
}

/** Counts one try of the code of a class or a session, by address and by code; throws "too-many-requests". */
export function limitJoining(headers: Headers, code: string): void {
  countJoinAddress(readAddress(headers));
  countCode(hashSecret(code));
}
