import { randomBytes } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import { hashSecret } from "../readers";

/** Milliseconds: time to sign in first, or to look for a poll. */
const lifetime = 60 * 60 * 1000;

/** What each kind of ticket carries from the launch to the act that follows it. */
const payloads = {
  connect: z.strictObject({
    deployment: z.string(),
    context: z.string(),
    title: z.string(),
    /** Where the link leads that was followed. */
    next: z.string(),
  }),
  choose: z.strictObject({
    deployment: z.string(),
    returnUrl: z.string(),
    acceptsGrades: z.boolean(),
    data: z.string().nullable(),
  }),
};

type Kind = keyof typeof payloads;
type Payload<K extends Kind> = z.infer<(typeof payloads)[K]>;

/** A ticket for one act, in the browser of the launch. @returns its token, which is told here and never again. */
export async function createTicket<K extends Kind>(
  store: Store,
  kind: K,
  { platformId, browser, payload }: { platformId: string; browser: string; payload: Payload<K> },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const now = Date.now();
  await store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom("lti_tickets")
      .where("expires_at", "<", new Date(now).toISOString())
      .execute();
    await transaction
      .insertInto("lti_tickets")
      .values({
        token_hash: hashSecret(token),
        browser_hash: hashSecret(browser),
        kind,
        platform_id: platformId,
        payload: JSON.stringify(payload),
        expires_at: new Date(now + lifetime).toISOString(),
      })
      .execute();
  });
  return token;
}

/**
 * What a ticket is good for.
 *
 * @param browser - the cookie that came along.
 * @throws AppError "launch-refused" for one that never was, was used, is too old, or is another browser's.
 */
export async function readTicket<K extends Kind>(
  store: Store,
  kind: K,
  token: string,
  browser: string | null,
): Promise<{ platformId: string; payload: Payload<K> }> {
  const row = await store
    .selectFrom("lti_tickets")
    .selectAll()
    .where("token_hash", "=", hashSecret(token))
    .where("kind", "=", kind)
    .where("expires_at", ">", new Date().toISOString())
    .executeTakeFirst();
  if (row === undefined || browser === null || row.browser_hash !== hashSecret(browser)) {
    throw new AppError(
      "launch-refused",
      403,
      "This page was opened from a learning platform too long ago, or in another browser. Go back to your course and open the link again.",
    );
  }
  const payload = payloads[kind].parse(JSON.parse(row.payload)) as Payload<K>;
  return { platformId: row.platform_id, payload };
}

/** Uses a ticket up, as `readTicket` reads it: within the transaction of its act, so that the act happens once. */
export async function takeTicket<K extends Kind>(
  transaction: Store,
  kind: K,
  token: string,
  browser: string | null,
): Promise<{ platformId: string; payload: Payload<K> }> {
  const found = await readTicket(transaction, kind, token, browser);
  const gone = await transaction
    .deleteFrom("lti_tickets")
    .where("token_hash", "=", hashSecret(token))
    .returning("kind")
    .executeTakeFirst();
  // Of two requests at once, the second waited for the first's row and finds it gone.
  if (gone === undefined) throw new AppError("launch-refused", 403, "This has been done already.");
  return found;
}
