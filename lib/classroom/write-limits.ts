import { createRateLimit, readAddress } from "./rate-limit";
import { hashSecret } from "./readers";

const countStaffAddress = createRateLimit({ burst: 300, perSecond: 2 });
// A whole lecture hall may share one address. At two guesses a second, 40 bits take seventeen thousand years.
const countJoinAddress = createRateLimit({ burst: 600, perSecond: 2 });
const countCode = createRateLimit({ burst: 1000, perSecond: 5 });
// A whole lecture hall may come from its course at once, in two requests each or three.
const countLaunch = createRateLimit({ burst: 3000, perSecond: 20 });

/** Counts one step of a sign-in from a learning platform; throws "too-many-requests". */
export function limitLaunches(headers: Headers): void {
  countLaunch(readAddress(headers));
}

/** Counts one act of who teaches, on a class or a live session; throws "too-many-requests". */
export function limitStaff(headers: Headers): void {
  countStaffAddress(readAddress(headers));
}

/** Counts one try of the code of a class or a session, by address and by code; throws "too-many-requests". */
export function limitJoining(headers: Headers, code: string): void {
  countJoinAddress(readAddress(headers));
  countCode(hashSecret(code));
}
