import type { LiveQuestionsReply } from "@/lib/contract/live";
import { getLesson } from "@/lib/course/lessons";
import { CONTENT_ROOT } from "@/lib/course/paths";
import { publicPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getPolls } from "../find-poll";
import { listComputed } from "./computed-polls";
import { checkFollower } from "./live-sessions";

/**
 * All polls of a session's lesson, as everybody may see them: a device has the question before it is asked, so that
 * a hall of them need not fetch it in the same second.
 *
 * @param readerId - as `findReader` gives it
 * @throws AppError "not-found" for who neither takes part in the session nor presents it.
 */
export async function listQuestions(
  store: Store,
  readerId: string | null,
  caller: Caller,
  sessionId: string,
  root = CONTENT_ROOT,
): Promise<Omit<LiveQuestionsReply, "ok">> {
  await checkFollower(store, readerId, caller, sessionId);
  const { lesson } = await store
    .selectFrom("live_sessions")
    .select("lesson")
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  const [{ title }, polls] = await Promise.all([getLesson(lesson, root), getPolls(lesson, root)]);
  return { title, polls: polls.map(publicPoll), computed: await listComputed(store, sessionId) };
}
