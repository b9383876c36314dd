import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type APIRequest } from "@playwright/test";
import type { LiveCommand, OwnSessionReply } from "@/lib/contract/live";
import type { CompiledPoll } from "@/lib/course/polls";
import { findPort, killServer, startServer } from "./own-server";

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

const person = { name: "Olga", email: "olga@school.test", password: "a pass phrase of words" };

export async function startLiveClass(request: APIRequest, lesson: string): Promise<LiveClass> {
  const directory = mkdtempSync(join(tmpdir(), "live-class-"));
  const site = `http://127.0.0.1:${await findPort()}`;
  let printed = "";
  const server = await startServer(Number(new URL(site).port), directory, (text) => (printed += text));
  await expect.poll(() => printed).toMatch(/\/welcome#[\w-]{43}/);
  const token = /\/welcome#([\w-]{43})/.exec(printed)?.[1];
  const presenter = await request.newContext({ baseURL: site });
  expect((await presenter.post("/api/account/accept", { data: { token, ...person } })).ok()).toBe(true);
  const reply = await presenter.post("/api/live/sessions", { data: { lesson } });
  const { session } = (await reply.json()) as OwnSessionReply;
  if (session === null) throw new Error("There is no session");
  return {
    site,
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
      await killServer(server);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
