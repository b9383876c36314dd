import type { ApiHeaders } from "./api-request";
import { createRateLimit, readAddress } from "./rate-limit";
import { hashSecret } from "./readers";

const countStaffAddress = createRateLimit({ burst: 300, perSecond: 2 });
// A whole lecture hall may share one address, and each device asks twice: what a code opens, and to join it. At two
// guesses a second, 40 bits take seventeen thousand years.
const countJoinAddress = createRateLimit({ burst: 1200, perSecond: 2 });
// The largest classes come within a minute.
const countCode = createRateLimit({ burst: 12_000, perSecond: 100 });
// A presenter who leafs through a lesson, on several devices.
const countTurnAddress = createRateLimit({ burst: 120, perSecond: 5 });
// A link has 256 bits: this hinders floods.
const countPairAddress = createRateLimit({ burst: 30, perSecond: 0.2 });
// A whole lecture hall may come from its course at once, in two requests each or three.
const countLaunch = createRateLimit({ burst: 3000, perSecond: 20 });
// A whole lecture hall may hand in within the last minute.
const countHandInAddress = createRateLimit({ burst: 1500, perSecond: 15 });
const countHandInReader = createRateLimit({ burst: 30, perSecond: 0.2 });
// Each try costs less than a millisecond; who guesses learns nothing of their own numbers.
const countPracticeReader = createRateLimit({ burst: 60, perSecond: 1 });

/** Counts one handing in of an address, and of its reader where it has one; throws "too-many-requests". */
export function limitHandIns(headers: ApiHeaders, token: string | null): void {
  countHandInAddress(readAddress(headers));
  if (token !== null) countHandInReader(hashSecret(token));
}

/** Counts one try at numbers for practice; throws "too-many-requests". */
export function limitPractice(headers: ApiHeaders, token: string): void {
  countHandInAddress(readAddress(headers));
  countPracticeReader(hashSecret(token));
}

/** Counts one step of a sign-in from a learning platform; throws "too-many-requests". */
export function limitLaunches(headers: ApiHeaders): void {
  countLaunch(readAddress(headers));
}

/** Counts one act of who teaches, on a class or a live session; throws "too-many-requests". */
export function limitStaff(headers: ApiHeaders): void {
  countStaffAddress(readAddress(headers));
}

/** Counts one try of the code of a class or a session, by address and by code; throws "too-many-requests". */
export function limitJoining(headers: ApiHeaders, code: string): void {
  countJoinAddress(readAddress(headers));
  countCode(hashSecret(code));
}

/** Counts one turn of a slide; throws "too-many-requests". */
export function limitTurning(headers: ApiHeaders): void {
  countTurnAddress(readAddress(headers));
}

/** Counts one try of a link to a remote; throws "too-many-requests". */
export function limitPairing(headers: ApiHeaders): void {
  countPairAddress(readAddress(headers));
}
