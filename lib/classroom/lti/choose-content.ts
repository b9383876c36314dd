import { randomBytes } from "node:crypto";
import type { JWTPayload } from "jose";
import { choicePath, printTarget, type LtiTarget } from "@/lib/contract/lti";
import { getLesson } from "@/lib/course/lessons";
import type { Store } from "@/lib/store/database";
import type { LtiPlatformTable } from "@/lib/store/lti-tables";
import { writeAudit } from "../audit";
import { findTarget } from "./check-target";
import { ltiNames, type ChoiceLaunch } from "./launch-claims";
import { isOfPlatform } from "./platforms";
import { refuseLaunch } from "./refuse-launch";
import { createTicket, takeTicket } from "./tickets";
import { signToken } from "./tool-keys";

/**
 * Lets an instructor of a platform choose what a link leads to.
 *
 * @returns the path of the page for it.
 * @throws AppError "launch-refused" for who does not teach there, and for a return to a host that is not the platform's.
 */
export async function offerChoice(
  store: Store,
  { platform, launch }: { platform: LtiPlatformTable; launch: ChoiceLaunch },
  browser: string,
): Promise<string> {
  const { deployment, returnUrl, acceptsLinks, acceptsGrades, data, isTeacher } = launch;
  if (!isTeacher) throw refuseLaunch("only who teaches chooses");
  if (!acceptsLinks) throw refuseLaunch("the platform takes no links");
  if (!isOfPlatform(platform, returnUrl)) throw refuseLaunch("a return to another host");
  const payload = { deployment, returnUrl, acceptsGrades, data };
  return `${choicePath}#${await createTicket(store, "choose", { platformId: platform.id, browser, payload })}`;
}

async function printTitle(target: LtiTarget): Promise<string> {
  const { title } = await getLesson(target.lesson);
  if (target.kind === "lesson") return title;
  const item = target.item.replaceAll("-", " ");
  return `${title}: ${item[0]?.toUpperCase() ?? ""}${item.slice(1)}`;
}

/** A link as the platform keeps it (LTI Deep Linking 2.0). A poll or an exercise gets a column in the gradebook. */
async function describeLink(target: LtiTarget, site: string, acceptsGrades: boolean): Promise<object> {
  const title = await printTitle(target);
  const link = { type: "ltiResourceLink", title, url: site + printTarget(target) };
  if (target.kind === "lesson" || !acceptsGrades) return link;
  const { kind, lesson, item } = target;
  const lineItem = { label: title, scoreMaximum: 1, resourceId: `${lesson}/${item}`, tag: kind };
  return { ...link, lineItem };
}

export interface ContentReply {
  /** Where the browser posts the token, as `JWT`. */
  returnUrl: string;
  token: string;
}

/**
 * The chosen content as a token of ours, for the platform that asked, once.
 *
 * @param site - our own origin.
 * @param address - the target, as `printTarget` writes it.
 * @throws AppError "launch-refused" as `readTicket`, "not-found" for something that the course has not.
 */
export async function chooseContent(
  store: Store,
  { ticket, address, site }: { ticket: string; address: string; site: string },
  browser: string | null,
): Promise<ContentReply> {
  const target = await findTarget(site + address, site);
  if (target === null) throw refuseLaunch("no such target");
  const { platformId, payload } = await store.transaction().execute(async (transaction) => {
    const found = await takeTicket(transaction, "choose", ticket, browser);
    await writeAudit(transaction, null, "lti-link.create", found.platformId);
    return found;
  });
  const platform = await store
    .selectFrom("lti_platforms")
    .selectAll()
    .where("id", "=", platformId)
    .executeTakeFirstOrThrow();
  const claims: JWTPayload = {
    iss: platform.client_id,
    aud: platform.issuer,
    nonce: randomBytes(16).toString("base64url"),
    [ltiNames.deployment]: payload.deployment,
    [ltiNames.messageType]: "LtiDeepLinkingResponse",
    [ltiNames.version]: "1.3.0",
    [ltiNames.contentItems]: [await describeLink(target, site, payload.acceptsGrades)],
    ...(payload.data !== null && { [ltiNames.data]: payload.data }),
  };
  return { returnUrl: payload.returnUrl, token: await signToken(store, claims, "5 minutes") };
}
