import type { JWTPayload } from "jose";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { beginLogin } from "../lti/begin-login";
import { findTarget } from "../lti/check-target";
import { connectCourse } from "../lti/connect-course";
import { enterCourse, type Entry } from "../lti/enter-course";
import { createPlatform } from "../lti/platforms";
import { verifyLaunch, type VerifiedLaunch } from "../lti/verify-launch";
import { createToken } from "../readers";
import {
  learnerRole,
  teacherRole,
  type LtiPlatform,
  type PlatformLink,
  type PlatformUser,
} from "./lti-platform";
import { createCaller, createOwner } from "./people";

export const site = "https://course.test";

export const teacher: PlatformUser = { subject: "t-1", name: "Tilda", role: teacherRole };
export const lea: PlatformUser = { subject: "u-1", name: "Lea Novak", role: learnerRole };
export const ben: PlatformUser = { subject: "u-2", name: "Ben Abo", role: learnerRole };

export function createLink(id: string, path: string): PlatformLink {
  return { id, target: site + path, hasColumn: true };
}

/** Begins a sign-in in a browser. @returns what our server has sent to the platform. */
export async function begin(store: Store, platform: LtiPlatform, browser = createToken()) {
  const login = {
    iss: platform.fields.issuer,
    client_id: platform.fields.clientId,
    login_hint: "user",
    target_link_uri: `${site}/lessons/lstm`,
  };
  const { location } = await beginLogin(store, login, { site, known: browser });
  const query = new URL(location).searchParams;
  return { browser, state: query.get("state") ?? "", nonce: query.get("nonce") ?? "", location };
}

/** A whole sign-in of a user by a link, as far as our server knows then who has come. */
export async function signInBy(
  store: Store,
  platform: LtiPlatform,
  describe: (nonce: string) => JWTPayload,
): Promise<VerifiedLaunch & { browser: string }> {
  const { browser, state, nonce } = await begin(store, platform);
  const form = { id_token: await platform.sign(describe(nonce)), state };
  return { ...(await verifyLaunch(store, form, browser)), browser };
}

/** A whole launch. `browser` is the cookie that the browser has afterwards. */
export async function launch(
  store: Store,
  platform: LtiPlatform,
  user: PlatformUser,
  link: PlatformLink,
  { reader = null, caller = createCaller() }: { reader?: string | null; caller?: Caller } = {},
): Promise<{ entry: Entry; browser: string }> {
  const found = await signInBy(store, platform, (nonce) => platform.describeLaunch(user, link, nonce));
  if (found.launch.kind !== "resource") throw new Error("This is no launch of a link");
  const target = await findTarget(found.launch.target, site);
  const { platform: row, launch: launched, browser } = found;
  const entry = await enterCourse(store, { platform: row, launch: launched }, target, {
    caller,
    reader,
    browser,
  });
  return { entry, browser };
}

/** An owner of the site, the platform registered, and its course connected with a new class. */
export async function connectPlatform(
  store: Store,
  platform: LtiPlatform,
  teachersAssist = false,
): Promise<{ owner: Caller; classId: string }> {
  const owner = await createOwner(store);
  await createPlatform(store, owner, platform.fields);
  const { entry, browser } = await launch(store, platform, teacher, createLink("first", "/lessons/lstm"));
  if (entry.kind !== "go") throw new Error("The teacher was not let in");
  const ticket = entry.path.split("#")[1] ?? "";
  const wish = { ticket, class: { name: "Deep learning" }, teachersAssist };
  const { class: classId } = await connectCourse(store, owner, wish, browser);
  return { owner, classId };
}
