import { AppError } from "@/lib/contract/app-error";
import type { CodeKind } from "@/lib/contract/join";
import { readJoinCode } from "@/lib/contract/join-code";
import type { Store } from "@/lib/store/database";

/** One answer for a code that never was and for one that is closed, of whichever kind. */
function refuseCode(): AppError {
  return new AppError(
    "code-void",
    404,
    "Nothing can be joined by this code. Look at it once more, sign by sign.",
  );
}

/**
 * What a code opens: a live session, or a class.
 *
 * @param typed - the code as the reader typed it
 * @throws AppError "code-void" for a wrong and a closed code alike.
 */
export async function findCode(store: Store, typed: string): Promise<CodeKind> {
  const code = readJoinCode(typed);
  if (code === null) throw refuseCode();
  const [session, ofClass] = await Promise.all([
    store
      .selectFrom("live_sessions")
      .select("id")
      .where("join_code", "=", code)
      .where("ended_at", "is", null)
      .executeTakeFirst(),
    store
      .selectFrom("classes")
      .select(["name", "term"])
      .where("join_code", "=", code)
      .where("archived_at", "is", null)
      .executeTakeFirst(),
  ]);
  if (session !== undefined) return { kind: "session" };
  if (ofClass !== undefined) return { kind: "class", ...ofClass };
  throw refuseCode();
}
