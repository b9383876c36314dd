import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Store } from "@/lib/store/database";
import type { LtiPlatformTable } from "@/lib/store/lti-tables";
import { askPlatform } from "./ask-platform";
import { ltiNames } from "./launch-claims";
import { signToken } from "./tool-keys";

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().optional() });

const tokens = new Map<string, { token: string; until: number }>();

const printKey = (platform: LtiPlatformTable) => `${platform.token_endpoint} ${platform.client_id}`;

/** After a platform has refused its own token: the next try asks for another. */
export function forgetAccessToken(platform: LtiPlatformTable): void {
  tokens.delete(printKey(platform));
}

/** What opens a platform's gradebook to us, by our signature (RFC 7523); kept until a minute before its end. */
export async function getAccessToken(store: Store, platform: LtiPlatformTable): Promise<string> {
  const key = printKey(platform);
  const known = tokens.get(key);
  if (known !== undefined && known.until > Date.now()) return known.token;
  const claims = {
    iss: platform.client_id,
    sub: platform.client_id,
    aud: platform.token_endpoint,
    jti: randomUUID(),
  };
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: await signToken(store, claims, "5 minutes"),
    scope: ltiNames.scoreScope,
  });
  const headers = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
  const reply = await askPlatform(platform.token_endpoint, {
    method: "POST",
    headers,
    body: body.toString(),
  });
  if (reply.status !== 200) throw new Error(`The token address answered with status ${reply.status}`);
  const parsed = tokenSchema.safeParse(await reply.json().catch(() => null));
  if (!parsed.success) throw new Error("The token address answered without a token");
  const { access_token: token, expires_in: seconds = 300 } = parsed.data;
  tokens.set(key, { token, until: Date.now() + (seconds - 60) * 1000 });
  return token;
}
