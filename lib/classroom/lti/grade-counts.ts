import type { Platform } from "@/lib/contract/lti";
import type { Store } from "@/lib/store/database";

/** How a platform's courses and scores stand, for who looks after the site. */
export async function countWaiting(
  store: Store,
  platformId: string,
): Promise<Pick<Platform, "courses" | "waiting" | "failed" | "fault">> {
  const courses = await store
    .selectFrom("lti_contexts")
    .select("id")
    .where("platform_id", "=", platformId)
    .where("class_id", "is not", null)
    .execute();
  const unsent = await store
    .selectFrom("lti_grades")
    .innerJoin("lti_placements", "lti_placements.id", "lti_grades.placement_id")
    .innerJoin("lti_contexts", "lti_contexts.id", "lti_placements.context_id")
    .select(["lti_grades.next_at", "lti_grades.fault", "lti_grades.scored_at"])
    .where("lti_contexts.platform_id", "=", platformId)
    .where("lti_grades.score", "is not", null)
    .where("lti_grades.sent_at", "is", null)
    .where("lti_placements.lineitem", "is not", null)
    .orderBy("lti_grades.scored_at", "desc")
    .execute();
  return {
    courses: courses.length,
    waiting: unsent.filter((row) => row.next_at !== null).length,
    failed: unsent.filter((row) => row.next_at === null).length,
    fault: unsent.find((row) => row.fault !== null)?.fault ?? null,
  };
}
