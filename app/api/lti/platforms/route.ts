import { readCaller, type Caller } from "@/lib/classroom/accounts/caller";
import { answerRequest, type Outcome } from "@/lib/classroom/answer-request";
import { changePlatform, createPlatform, deletePlatform, listPlatforms } from "@/lib/classroom/lti/platforms";
import { listKeyIds } from "@/lib/classroom/lti/tool-keys";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import {
  changePlatformSchema,
  createPlatformSchema,
  deletePlatformSchema,
  largestPlatform,
  type PlatformsReply,
} from "@/lib/contract/lti";
import type { Store } from "@/lib/store/database";
import { getStore } from "@/lib/store/open-store";

async function describe(store: Store, caller: Caller): Promise<Outcome> {
  const platforms = await listPlatforms(store, caller);
  const body: PlatformsReply = { ok: true, platforms, keys: await listKeyIds(store) };
  return { body };
}

/** The learning platforms that may send their people here. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-platforms", async () => describe(await getStore(), readCaller(request)));
}

/** Registers a platform. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("create-platform", async () => {
    const fields = await readBody(request, createPlatformSchema, largestPlatform);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await createPlatform(store, caller, fields);
    return describe(store, caller);
  });
}

/** Changes what is known of a platform. */
export function PATCH(request: Request): Promise<Response> {
  return answerRequest("change-platform", async () => {
    const { id, ...fields } = await readBody(request, changePlatformSchema, largestPlatform);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await changePlatform(store, caller, id, fields);
    return describe(store, caller);
  });
}

/** Forgets a platform. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("delete-platform", async () => {
    const { id } = await readBody(request, deletePlatformSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await deletePlatform(store, caller, id);
    return describe(store, caller);
  });
}
