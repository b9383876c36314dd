import { expect, type APIRequest, type APIRequestContext, type Locator, type Page } from "@playwright/test";
import type { LiveCommand, LivePollReply, OwnSessionReply } from "@/lib/contract/live";
import type { CompiledPoll } from "@/lib/course/polls";
import { startOwnSite, type OwnSite } from "./own-server";

/** A server of the test's own, with a presenter who is signed in and has begun a session. */
export interface LiveClass {
  own: OwnSite;
  /** The site's address. */
  site: string;
  session: string;
  joinCode: string;
  /**
   * @param site - of the server to ask, where several share a database
   * @returns the id of the live poll
   */
  command: (poll: CompiledPoll, command: LiveCommand, site?: string) => Promise<string>;
  /** Ends the session. */
  end: () => Promise<void>;
  /** Stops the server. */
  close: () => Promise<void>;
}

export const owner = { name: "Olga", email: "olga@school.test", password: "a pass phrase of words" };

/** Makes the first account of a site; what comes back is signed in. */
export async function makeOwner(
  request: APIRequest,
  { site, firstLink }: OwnSite,
): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: site });
  const token = firstLink.split("#")[1];
  const done = await context.post("/api/account/accept", { data: { token, ...owner } });
  expect(done.ok(), await done.text()).toBe(true);
  return context;
}

/** @param environment - as for `startOwnSite` */
export async function startLiveClass(
  request: APIRequest,
  lesson: string,
  environment?: Record<string, string>,
): Promise<LiveClass> {
  const own = await startOwnSite(environment);
  const presenter = await makeOwner(request, own);
  const reply = await presenter.post("/api/live/sessions", { data: { lesson } });
  const { session } = (await reply.json()) as OwnSessionReply;
  if (session === null) throw new Error("There is no session");
  return {
    own,
    site: own.site,
    session: session.id,
    joinCode: session.joinCode,
    async command({ id, version }, command, site = own.site) {
      const data = { session: session.id, poll: id, version, command };
      const done = await presenter.post(`${site}/api/live/polls`, { data });
      expect(done.ok(), await done.text()).toBe(true);
      return ((await done.json()) as LivePollReply).id;
    },
    async end() {
      const done = await presenter.delete("/api/live/sessions", { data: { session: session.id } });
      expect(done.ok(), await done.text()).toBe(true);
    },
    async close() {
      await presenter.dispose();
      await own.close();
    },
  };
}

/** Opens the dialog of present mode in which a session is begun: before the page has its script, the button does nothing. */
export async function openAsking(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole("button", { name: "Ask live" }).click();
    await expect(dialog).toBeVisible({ timeout: 1000 });
  }).toPass();
  return dialog;
}
