import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { LtiTarget } from "@/lib/contract/lti";
import type { Database } from "@/lib/store/database";
import type { ResourceLaunch } from "./launch-claims";

/** The link of a platform's course by which somebody comes, as it is now; a new target starts without scores. */
export async function findPlacement(
  transaction: Transaction<Database>,
  contextId: string,
  { resourceLink, lineitem }: Pick<ResourceLaunch, "resourceLink" | "lineitem">,
  target: LtiTarget,
  now: string,
): Promise<string> {
  const leadsTo = {
    lesson: target.lesson,
    kind: target.kind,
    item: target.kind === "lesson" ? "" : target.item,
    points: target.kind === "poll" ? target.points : "right",
  };
  const known = await transaction
    .selectFrom("lti_placements")
    .selectAll()
    .where("context_id", "=", contextId)
    .where("resource_link", "=", resourceLink)
    .executeTakeFirst();
  if (known === undefined) {
    const id = randomUUID();
    await transaction
      .insertInto("lti_placements")
      .values({
        ...leadsTo,
        id,
        context_id: contextId,
        resource_link: resourceLink,
        lineitem,
        created_at: now,
      })
      .execute();
    return id;
  }
  const isSame = (["lesson", "kind", "item", "points"] as const).every((key) => known[key] === leadsTo[key]);
  if (isSame && known.lineitem === lineitem) return known.id;
  await transaction
    .updateTable("lti_placements")
    .set({ ...leadsTo, lineitem })
    .where("id", "=", known.id)
    .execute();
  if (!isSame) await transaction.deleteFrom("lti_grades").where("placement_id", "=", known.id).execute();
  return known.id;
}
