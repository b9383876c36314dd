import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Store } from "@/lib/store/database";
import type { LtiPlatformTable } from "@/lib/store/lti-tables";
import { createToken, hashSecret } from "../readers";
import { refuseLaunch } from "./refuse-launch";

/** Milliseconds from a platform's beginning of a sign-in to its end. */
const patience = 10 * 60 * 1000;

const text = z.string().min(1).max(4096);

/** What a platform sends to begin a sign-in (OpenID Connect Core, section 4; LTI adds the last three). */
export const loginSchema = z.object({
  iss: text,
  login_hint: text,
  target_link_uri: text,
  client_id: text.optional(),
  lti_message_hint: text.optional(),
  lti_deployment_id: text.optional(),
});

export type LoginRequest = z.infer<typeof loginSchema>;

/** A platform may have put us in several times, under several client ids: then it must say which. */
async function findPlatform(store: Store, { iss, client_id }: LoginRequest): Promise<LtiPlatformTable> {
  const rows = await store
    .selectFrom("lti_platforms")
    .selectAll()
    .where("issuer", "=", iss)
    .$if(client_id !== undefined, (query) => query.where("client_id", "=", client_id ?? ""))
    .limit(2)
    .execute();
  const [platform] = rows;
  if (platform === undefined) throw refuseLaunch("no such platform");
  if (rows.length > 1) throw refuseLaunch("the client id is needed");
  return platform;
}

/**
 * Notes that a sign-in has begun, and says where the browser goes to prove who it is.
 *
 * @param site - our own origin, such as https://course.example.
 * @param known - the browser's cookie.
 * @returns `browser`: the cookie to give.
 * @throws AppError "launch-refused".
 */
export async function beginLogin(
  store: Store,
  request: LoginRequest,
  { site, known }: { site: string; known: string | null },
): Promise<{ location: string; browser: string }> {
  const { target_link_uri: target } = request;
  if (!URL.canParse(target) || new URL(target).origin !== site)
    throw refuseLaunch("a target that is not ours");
  const platform = await findPlatform(store, request);
  const browser = known ?? createToken();
  const [state, nonce] = [randomBytes(32).toString("base64url"), randomBytes(32).toString("base64url")];
  const now = Date.now();
  await store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom("lti_logins")
      .where("expires_at", "<", new Date(now).toISOString())
      .execute();
    await transaction
      .insertInto("lti_logins")
      .values({
        state_hash: hashSecret(state),
        browser_hash: hashSecret(browser),
        platform_id: platform.id,
        nonce,
        expires_at: new Date(now + patience).toISOString(),
      })
      .execute();
  });
  const location = new URL(platform.authorization_endpoint);
  const parameters = {
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    client_id: platform.client_id,
    redirect_uri: `${site}/api/lti/launch`,
    login_hint: request.login_hint,
    ...(request.lti_message_hint !== undefined && { lti_message_hint: request.lti_message_hint }),
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(parameters)) location.searchParams.set(name, value);
  return { location: location.href, browser };
}
