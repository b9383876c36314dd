import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import type { ClassReply, NewClassReply } from "@/lib/contract/class";
import type { JoinReply, OwnSessionReply } from "@/lib/contract/live";
import { listPolls } from "../course-polls";
import { findPort, runCommand, startServer, stopServer } from "../own-server";

const lineSchema = z.object({
  time: z.iso.datetime(),
  level: z.enum(["info", "warn", "error"]),
  event: z.string(),
  request: z.string().optional(),
  status: z.number().optional(),
  ms: z.number().optional(),
});

/** What must be in no log: it is sent, or it is given. */
const sent = {
  name: "Sentinel Quux",
  email: "sentinel.quux@school.test",
  password: "sentinel pass phrase of words",
  wrong: "sentinel wrong password",
  className: "Sentinel seminar",
  learner: "Sentinel Learner",
  browser: "SentinelBrowser/1.0",
  attempt: "5e47149e15e47149e15e47149e15e471",
  body: "sentinel-in-a-body",
  address: "203.0.113.77",
};

test("the log is one line of JSON for each event, with no secret, name, address or answer in it; the end is in order", async () => {
  const directory = mkdtempSync(join(tmpdir(), "logs-"));
  const port = await findPort();
  const site = `http://127.0.0.1:${port}`;
  let printed = "";
  const env = { LOG_FORMAT: "json", TRUST_PROXY: "1" };
  const server = await startServer(port, { DATA_DIR: directory, ...env }, (text) => (printed += text));
  const secrets = new Set<string>(Object.values(sent));
  const ids: string[] = [];

  /** Sends a request as a browser does; what its reply sets as cookies is a secret from then on. */
  async function send(path: string, body: unknown, cookie = "", status = 200) {
    const reply = await fetch(site + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        "Content-Type": "application/json",
        "User-Agent": sent.browser,
        "X-Forwarded-For": sent.address,
        Cookie: cookie,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await reply.text();
    expect(reply.status, `${path}: ${text}`).toBe(status);
    ids.push(reply.headers.get("x-request-id") ?? "");
    const cookies = reply.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
    for (const pair of cookies) secrets.add(pair.split("=")[1] ?? "");
    return { cookie: cookies.join("; "), json: () => JSON.parse(text) as unknown };
  }

  try {
    const link = await runCommand(directory, "owner", site);
    const token = /welcome#([\w-]{43})/.exec(link)?.[1] ?? "";
    expect(token).not.toBe("");
    secrets.add(token);
    const account = { name: sent.name, email: sent.email, password: sent.password };
    await send("/api/account/accept", { token, ...account });
    await send("/api/account/sign-in", { email: sent.email, password: sent.wrong }, "", 401);
    const { email, password } = account;
    const { cookie } = await send("/api/account/sign-in", { email, password });

    const made = await send("/api/classes", { name: sent.className, term: "" }, cookie);
    const { id } = made.json() as NewClassReply;
    const read = await send(`/api/classes?class=${id}`, undefined, cookie);
    const { joinCode } = (read.json() as ClassReply).class;
    secrets.add(joinCode);
    await send("/api/classes/join", { code: joinCode, name: sent.learner });
    await send("/api/classes/join", { code: "SENTINEL0", name: sent.learner }, "", 404);
    secrets.add("SENTINEL0");

    const number = (await listPolls()).find(({ poll }) => poll.kind === "number");
    if (number === undefined) throw new Error("The course asks for no number");
    const { lesson, poll } = number;
    const reference = { lesson, poll: poll.id, version: poll.version };
    const value = 98_765.4321;
    secrets.add(String(value));
    await send("/api/polls", { ...reference, answer: { value }, attempt: sent.attempt });
    await send("/api/polls", `{"lesson": "${sent.body}"`, "", 400);
    await send("/api/polls", { ...reference, answer: { options: [sent.body] } }, "", 400);
    await send("/api/polls", sent.body.repeat(1000), "", 413);

    const begun = await send("/api/live/sessions", { lesson }, cookie);
    const { session } = begun.json() as OwnSessionReply;
    secrets.add(session?.joinCode ?? "");
    const joined = await send("/api/live/join", { code: session?.joinCode, attempt: sent.attempt });
    const { session: sessionId } = joined.json() as JoinReply;
    await send("/api/account/sign-out", { everywhere: true }, cookie);

    const stream = await fetch(`${site}/api/live/stream?session=${sessionId}`, {
      headers: { Cookie: joined.cookie },
    });
    expect(stream.status).toBe(200);
    const ended = stream.text().then(
      () => "ended",
      () => "broken off",
    );
    expect(await stopServer(server), "an open stream does not keep a server from its end").toBe(0);
    await ended;

    const lines = printed.split("\n").filter((line) => line !== "");
    const entries = lines.map((line) => lineSchema.parse(JSON.parse(line)));
    expect(entries.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["no-account", "ready", "stopping", "stopped"]),
    );
    for (const request of ids) {
      const entry = entries.find((candidate) => candidate.request === request);
      expect(entry, "each request has its line").toMatchObject({
        status: expect.any(Number),
        ms: expect.any(Number),
      });
    }
    // Of the cookies that a sign-out takes away.
    secrets.delete("");
    expect(secrets.size).toBeGreaterThan(Object.keys(sent).length + 6);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(6);
      expect(printed).not.toContain(secret);
    }
  } finally {
    server.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  }
});

test("a server whose database cannot be reached ends with one line of JSON that says so, without the password", async () => {
  const directory = mkdtempSync(join(tmpdir(), "logs-"));
  let printed = "";
  const env = { LOG_FORMAT: "json", DATABASE_URL: "postgres://site:s3ntinel@127.0.0.1:1/site" };
  try {
    const started = startServer(
      await findPort(),
      { DATA_DIR: directory, ...env },
      (text) => (printed += text),
    );
    await expect(started).rejects.toThrow("The server ended with code 1");
    const entries = printed
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string; message?: string });
    expect(entries.at(-1)).toMatchObject({
      event: "start",
      message: expect.stringContaining("cannot be reached"),
    });
    expect(printed).not.toContain("s3ntinel");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
