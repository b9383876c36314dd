import { stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/contract/app-error";
import { readTarget, type LtiTarget } from "@/lib/contract/lti";
import { CONTENT_ROOT } from "@/lib/course/paths";
import { getPoll } from "../find-poll";

async function exists(...place: string[]): Promise<boolean> {
  return (await stat(path.join(CONTENT_ROOT, "lessons", ...place)).catch(() => null)) !== null;
}

/** @throws AppError "not-found" for a lesson, poll or exercise that the course has not. */
async function checkTarget(target: LtiTarget): Promise<void> {
  const { lesson } = target;
  if (target.kind === "poll") await getPoll(lesson, target.item);
  const isThere =
    target.kind === "exercise"
      ? await exists(lesson, "exercises", target.item, "prompt.mdx")
      : await exists(lesson, "lesson.mdx");
  if (isThere) return;
  throw new AppError("not-found", 404, "This link leads to something that the course has no longer.");
}

/**
 * What a link of a platform leads to.
 *
 * @param site - our own origin.
 * @returns null for the course as a whole.
 * @throws AppError "not-found".
 */
export async function findTarget(address: string, site: string): Promise<LtiTarget | null> {
  const target =
    URL.canParse(address) && new URL(address).origin === site ? readTarget(address.slice(site.length)) : null;
  if (target !== null) await checkTarget(target);
  return target;
}

/** Where a target stands in the course's pages. */
export function printPlace(target: LtiTarget | null): string {
  if (target === null) return "/";
  return `/lessons/${target.lesson}${target.kind === "lesson" ? "" : `#${target.kind}-${target.item}`}`;
}
