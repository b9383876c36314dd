import { answerRequest } from "@/lib/classroom/answer-request";
import { listPublicKeys } from "@/lib/classroom/lti/tool-keys";
import { getStore } from "@/lib/store/open-store";

// They are made at first need and may be renewed, so never at the build.
export const dynamic = "force-dynamic";

/** The keys with which learning platforms check our signatures. */
export function GET(): Promise<Response> {
  return answerRequest("lti-jwks", async () => ({ body: await listPublicKeys(await getStore()) }));
}
