import { expect } from "vitest";
import { printJoinCode } from "@/lib/contract/join-code";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { changeClass, createClass } from "./classes/change-class";
import { readClass } from "./classes/read-class";
import { findCode } from "./find-code";
import { createJoinCode } from "./join-code";
import { endLiveSession, startLiveSession } from "./live/live-sessions";
import { createOwner } from "./testing/people";

testOnEachDatabase(
  "a code says what it opens; a wrong one, an ended session's and an archived class's say the same",
  async (open) => {
    const store = await open();
    const owner = await createOwner(store);
    const id = await createClass(store, owner, { name: "Deep learning", term: "Autumn" });
    const { joinCode: ofClass } = await readClass(store, owner, id);
    const session = await startLiveSession(store, owner, "dropout");
    expect(await findCode(store, printJoinCode(ofClass).toLowerCase())).toEqual({
      kind: "class",
      name: "Deep learning",
      term: "Autumn",
    });
    expect(await findCode(store, session.joinCode)).toEqual({ kind: "session" });
    await changeClass(store, owner, id, { archived: true });
    await endLiveSession(store, owner, session.id);
    const answers = await Promise.all(
      [ofClass, session.joinCode, createJoinCode(), "no code"].map((code) =>
        findCode(store, code).catch((error: unknown) => JSON.stringify(error)),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("code-void");
  },
);
