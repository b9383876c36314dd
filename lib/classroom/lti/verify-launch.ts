import { errors, jwtVerify, type JWTPayload } from "jose";
import { z } from "zod";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import type { LtiPlatformTable } from "@/lib/store/lti-tables";
import { hashSecret } from "../readers";
import { launchSchema, ltiNames, type Launch } from "./launch-claims";
import { findPlatformKeys } from "./platform-keys";
import { refuseLaunch } from "./refuse-launch";

/** Bytes of a launch. Tokens have some 4,000. */
export const largestLaunch = 64 * 1024;

/** What a platform posts at the end of a sign-in. */
export const launchFormSchema = z.object({
  id_token: z.string().min(1).max(largestLaunch),
  state: z.string().min(1).max(200),
});

export interface VerifiedLaunch {
  platform: LtiPlatformTable;
  launch: Launch;
}

/** Seconds by which two clocks may differ, and how old a token may be. */
const skew = 60;
const oldest = 10 * 60;

/** Takes the sign-in of a state away, so that it serves once, whatever comes of it. */
async function takeLogin(store: Store, state: string, browser: string | null) {
  const row = await store
    .deleteFrom("lti_logins")
    .where("state_hash", "=", hashSecret(state))
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw refuseLaunch("no such state");
  if (row.expires_at < new Date().toISOString()) throw refuseLaunch("the state is too old");
  if (browser === null || row.browser_hash !== hashSecret(browser)) throw refuseLaunch("another browser");
  return row;
}

async function verifySignature(platform: LtiPlatformTable, token: string): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, findPlatformKeys(platform.jwks_url), {
      // What the header says of the algorithm is not believed: this one, or none.
      algorithms: ["RS256"],
      issuer: platform.issuer,
      audience: platform.client_id,
      clockTolerance: skew,
      maxTokenAge: oldest,
      requiredClaims: ["sub", "exp", "iat", "nonce"],
    });
    if (protectedHeader.kid === undefined) throw refuseLaunch("the token names no key");
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) {
      throw refuseLaunch(`${error.code} ${error.claim}`);
    }
    const isUnread =
      error instanceof errors.JWKSTimeout ||
      error instanceof errors.JWKSInvalid ||
      (error instanceof errors.JOSEError && error.code === errors.JOSEError.code);
    if (isUnread) {
      throw new AppError("platform-unreachable", 502, "Your learning platform's keys cannot be read.", {
        cause: error,
      });
    }
    if (error instanceof errors.JOSEError) throw refuseLaunch(error.code);
    throw error;
  }
}

/** With several audiences, the token must say that it was made for us (OpenID Connect Core, 3.1.3.7). */
function checkParty({ aud, azp }: JWTPayload, clientId: string): void {
  if (azp !== undefined ? azp !== clientId : Array.isArray(aud) && aud.length > 1) {
    throw refuseLaunch("made for another party");
  }
}

/**
 * Whom a platform has sent, after all that a token can be wrong in has been looked at.
 *
 * @param browser - the cookie that came along.
 * @throws AppError "launch-refused", with one message for all reasons; "platform-unreachable".
 */
export async function verifyLaunch(
  store: Store,
  form: z.infer<typeof launchFormSchema>,
  browser: string | null,
): Promise<VerifiedLaunch> {
  const login = await takeLogin(store, form.state, browser);
  const platform = await store
    .selectFrom("lti_platforms")
    .selectAll()
    .where("id", "=", login.platform_id)
    .executeTakeFirstOrThrow();
  const payload = await verifySignature(platform, form.id_token);
  checkParty(payload, platform.client_id);
  if (payload.nonce !== login.nonce) throw refuseLaunch("another nonce");
  const deployment = await store
    .selectFrom("lti_deployments")
    .select("deployment")
    .where("platform_id", "=", platform.id)
    .where("deployment", "=", String(payload[ltiNames.deployment]))
    .executeTakeFirst();
  if (deployment === undefined) throw refuseLaunch("no such deployment");
  const parsed = launchSchema.safeParse(payload);
  if (!parsed.success) throw refuseLaunch(`not a launch: ${z.prettifyError(parsed.error)}`);
  return { platform, launch: parsed.data };
}
