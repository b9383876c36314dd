import type { Migration } from "./migration";

/** Live polls that a widget's run answers, and those that were computed from a widget's state. */
export const runsAndComputedPolls: Migration = {
  name: "0006-runs-and-computed-polls",
  async up(db) {
    await db.schema.alterTable("live_polls").addColumn("run_round", "integer").execute();
    await db.schema.alterTable("live_polls").addColumn("computed", "text").execute();
  },
};
