import { AppError } from "@/lib/contract/app-error";

/**
 * One answer for every sign-in that does not hold, so that it tells nothing to who tries them.
 *
 * @param reason - what was wrong, for the log and the tests alone.
 */
export function refuseLaunch(reason: string): AppError {
  return new AppError(
    "launch-refused",
    403,
    "This sign-in from your learning platform does not hold: it is too old, was used already, or was begun in another browser. Go back to your course and open the link again, in a new window if it stood within the course's page.",
    { cause: new Error(reason) },
  );
}
