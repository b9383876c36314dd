import { expect, type APIRequest, type APIRequestContext } from "@playwright/test";
import type { LiveCommand, OwnSessionReply } from "@/lib/contract/live";
import type { CompiledPoll } from "@/lib/course/polls";
import { startOwnSite, type OwnSite } from "./own-server";

/** A server of the test's own, with a presenter who is signed in and has begun a session. */
export interface LiveClass {
  /** The site's address. */
  site: string;
  joinCode: string;
  command: (poll: CompiledPoll, command: LiveCommand) => Promise<void>;
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

export async function startLiveClass(request: APIRequest, lesson: string): Promise<LiveClass> {
  const own = await startOwnSite();
  const presenter = await makeOwner(request, own);
  const reply = await presenter.post("/api/live/sessions", { data: { lesson } });
  const { session } = (await reply.json()) as OwnSessionReply;
  if (session === null) throw new Error("There is no session");
  return {
    site: own.site,
    joinCode: session.joinCode,
    async command({ id, version }, command) {
      const data = { session: session.id, poll: id, version, command };
      const done = await presenter.post("/api/live/polls", { data });
      expect(done.ok(), await done.text()).toBe(true);
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
