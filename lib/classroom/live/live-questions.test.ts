import { expect } from "vitest";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { getPolls } from "../find-poll";
import { createCaller, createOwner, createPerson } from "../testing/people";
import { listQuestions } from "./live-questions";
import { endLiveSession, joinLiveSession, startLiveSession } from "./live-sessions";

const lesson = "weight-initialization";
const stranger = createCaller();

testOnEachDatabase(
  "who takes part in a session or presents it gets its questions without the answers, and nobody else does",
  async (open) => {
    const store = await open();
    const presenter = await createOwner(store);
    const colleague = await createPerson(store, presenter, "instructor", "ivan");
    const { id, joinCode } = await startLiveSession(store, presenter, lesson);
    const { readerId } = await joinLiveSession(store, { token: null, attempt: null }, joinCode);

    const asked = await listQuestions(store, readerId, stranger, id);
    expect(await listQuestions(store, null, presenter, id)).toEqual(asked);
    expect(asked.polls.map((poll) => poll.id)).toEqual((await getPolls(lesson)).map((poll) => poll.id));
    expect(JSON.stringify(asked)).not.toMatch(
      /"(correct|replyHtml|explanationHtml|misconception|tolerance)"/,
    );

    const refused = { code: "not-found" };
    await expect(listQuestions(store, null, stranger, id)).rejects.toMatchObject(refused);
    await expect(listQuestions(store, null, colleague, id)).rejects.toMatchObject(refused);
    await expect(listQuestions(store, "somebody", stranger, id)).rejects.toMatchObject(refused);

    await endLiveSession(store, presenter, id);
    expect(await listQuestions(store, readerId, stranger, id), "after the end too").toEqual(asked);
  },
);
