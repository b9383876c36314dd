import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createClass } from "@/lib/classroom/classes/change-class";
import { readClass } from "@/lib/classroom/classes/read-class";
import { getPolls } from "@/lib/classroom/find-poll";
import { createPlatform } from "@/lib/classroom/lti/platforms";
import { sendDueGrades } from "@/lib/classroom/lti/send-grades";
import { listPublicKeys } from "@/lib/classroom/lti/tool-keys";
import {
  learnerRole,
  startLtiPlatform,
  teacherRole,
  type LtiPlatform,
} from "@/lib/classroom/testing/lti-platform";
import { createOwner } from "@/lib/classroom/testing/people";
import { choicePath, printTarget, type ConnectedReply } from "@/lib/contract/lti";
import { getStore } from "@/lib/store/open-store";
import { POST as vote } from "../polls/route";
import { POST as connect } from "./courses/route";
import { POST as returnContent } from "./deep-link/route";
import { POST as launch } from "./launch/route";
import { POST as login } from "./login/route";

const site = "http://course.test";
const lesson = "lstm";
const folder = mkdtempSync(join(tmpdir(), "lti-routes-"));
let platform: LtiPlatform;

beforeAll(async () => {
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("LTI_ALLOW_LOOPBACK", "1");
  platform = await startLtiPlatform();
  platform.trust(async () => listPublicKeys(await getStore()));
  platform.users.set("t", { subject: "t-1", name: "Tilda", role: teacherRole });
  platform.users.set("l", { subject: "l-1", name: "Lea Novak", role: learnerRole });
});
afterAll(async () => {
  await platform.close();
  await (await getStore()).destroy();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

type Route = (request: Request) => Promise<Response>;
type From = "same-origin" | "cross-site";

/** A browser, as far as cookies go: of another site's form it sends along only those that are for it. */
class Browser {
  readonly lines = new Map<string, string>();

  readCookies(from: From): string {
    const sent = [...this.lines.values()].filter(
      (line) => from === "same-origin" || /SameSite=None/i.test(line),
    );
    return sent.map((line) => line.split(";")[0]).join("; ");
  }

  async send(
    route: Route,
    path: string,
    init: RequestInit,
    from: From,
    dest = "document",
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("host", new URL(site).host);
    headers.set("cookie", this.readCookies(from));
    headers.set("sec-fetch-site", from);
    headers.set("sec-fetch-dest", dest);
    const reply = await route(new Request(site + path, { ...init, method: "POST", headers }));
    for (const line of reply.headers.getSetCookie()) this.lines.set(line.split("=")[0] ?? "", line);
    return reply;
  }

  sendForm(route: Route, path: string, fields: Record<string, string>, from: From, dest?: string) {
    return this.send(route, path, { body: new URLSearchParams(fields) }, from, dest);
  }

  sendJson(route: Route, path: string, body: object) {
    const headers = { "content-type": "application/json" };
    return this.send(route, path, { body: JSON.stringify(body), headers }, "same-origin");
  }

  begin(user: string, hint: string, target: string, dest?: string): Promise<Response> {
    const fields = {
      iss: platform.fields.issuer,
      client_id: platform.fields.clientId,
      login_hint: user,
      lti_message_hint: hint,
      target_link_uri: site + target,
    };
    return this.sendForm(login, "/api/lti/login", fields, "cross-site", dest);
  }

  /** What the platform's page posts at the end of a sign-in. */
  async prove(user: string, hint: string, target: string, dest?: string) {
    const begun = await this.begin(user, hint, target, dest);
    expect(begun.status).toBe(303);
    const query = new URL(begun.headers.get("location") ?? "").searchParams;
    const [who, link] = [platform.users.get(user), platform.links.get(hint)];
    if (who === undefined) throw new Error("the platform has no such user");
    const nonce = query.get("nonce") ?? "";
    const claims = link ? platform.describeLaunch(who, link, nonce) : platform.describeChoice(who, nonce);
    return { id_token: await platform.sign(claims), state: query.get("state") ?? "" };
  }

  /** A whole launch: the platform's page posts it, our page posts it once more. */
  async launch(user: string, hint: string, target: string, dest?: string): Promise<Response> {
    const form = await this.prove(user, hint, target, dest);
    const bounced = await this.sendForm(launch, "/api/lti/launch", form, "cross-site", dest);
    expect(bounced.status).toBe(200);
    expect(readPolicy(bounced)).toContain("form-action 'self'");
    expect(readFields(await bounced.text())).toEqual(form);
    return this.sendForm(launch, "/api/lti/launch", form, "same-origin", dest);
  }
}

function readPolicy(reply: Response): string[] {
  return (reply.headers.get("content-security-policy") ?? "").split("; ");
}

function readFields(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name = "", value = ""]) => [name, value]));
}

test("from the choice of a poll in a frame to its point in the gradebook", async () => {
  const store = await getStore();
  const owner = await createOwner(store);
  await createPlatform(store, owner, platform.fields);
  const poll = (await getPolls(lesson)).find((candidate) => candidate.kind === "single");
  if (poll === undefined || poll.kind === "number") throw new Error("the lesson has no such poll");
  const address = printTarget({ kind: "poll", lesson, item: poll.id, points: "answer" });

  const teacher = new Browser();
  const chosen = await teacher.launch("t", "choose", choicePath, "iframe");
  const [page = "", ticket = ""] = (chosen.headers.get("location") ?? "").split("#");
  expect(page).toBe(choicePath);
  const wish = { ticket, target: address };
  const foreign = await teacher.sendForm(returnContent, "/api/lti/deep-link", wish, "cross-site");
  expect(foreign.status).toBe(403);
  const back = await teacher.sendForm(returnContent, "/api/lti/deep-link", wish, "same-origin");
  expect(readPolicy(back), "to this one address alone").toContain(`form-action ${platform.url}/return`);
  const html = await back.text();
  expect(html).toContain(`action="${platform.url}/return?course=1"`);
  const [link] = await platform.takeContent(readFields(html)["JWT"] ?? "");
  expect(link).toEqual({ id: "link-1", target: site + address, hasColumn: true });

  const learner = new Browser();
  const early = await learner.launch("l", "link-1", address);
  expect(await early.text()).toContain("Not connected yet");

  const framed = await teacher.begin("t", "link-1", address, "iframe");
  expect(framed.headers.getSetCookie()).toEqual([]);
  expect(await framed.text()).toContain("Open in a new window");
  const offered = await teacher.launch("t", "link-1", address);
  const connecting = (offered.headers.get("location") ?? "").split("#")[1] ?? "";
  const id = await createClass(store, owner, { name: "Deep learning", term: "" });
  const body = { ticket: connecting, class: { id }, teachersAssist: false };
  const refused = await teacher.sendJson(connect, "/api/lti/courses", body);
  expect(refused.status, "not signed in").toBe(401);
  for (const pair of (owner.headers.get("cookie") ?? "").split("; ")) {
    teacher.lines.set(pair.split("=")[0] ?? "", pair);
  }
  const connected = await teacher.sendJson(connect, "/api/lti/courses", body);
  expect((await connected.json()) as ConnectedReply).toMatchObject({ ok: true, class: id });

  const come = await learner.launch("l", "link-1", address);
  expect(come.headers.get("location")).toBe(`/lessons/${lesson}#poll-${poll.id}`);
  expect(learner.lines.get("reader")).toContain("SameSite=Lax");
  expect((await readClass(store, owner, id)).learners).toMatchObject([{ name: "Lea Novak" }]);
  const answer = { options: [poll.options[0]?.id ?? ""] };
  const saved = await learner.sendJson(vote, "/api/polls", { lesson, poll: poll.id, answer });
  expect(saved.status).toBe(200);
  expect(await sendDueGrades(store)).toBe(1);
  expect(platform.scores).toMatchObject([
    { path: "/columns/link-1/scores?type_id=1", body: { userId: "l-1", scoreGiven: 1 } },
  ]);
});

test("a launch that does not hold is refused by one plain page, whoever sends it", async () => {
  const [learner, thief] = [new Browser(), new Browser()];
  const form = await learner.prove("l", "link-1", "/lessons/lstm");
  await thief.begin("l", "link-1", "/lessons/lstm");
  const send = (browser: Browser, fields: Record<string, string>) =>
    browser.sendForm(launch, "/api/lti/launch", fields, "same-origin");
  const replies = [
    await send(learner, { ...form, state: "never given" }),
    await send(thief, form),
    // The thief's try has used the state up.
    await send(learner, form),
  ];
  const pages = await Promise.all(replies.map((reply) => reply.text()));
  expect(replies.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(new Set(pages).size).toBe(1);
  for (const reply of replies) {
    expect(readPolicy(reply)).toEqual(expect.arrayContaining(["default-src 'none'", "form-action 'none'"]));
    expect(reply.headers.getSetCookie()).toEqual([]);
  }
});

test("the cookie of a launch is safe, goes along from other sites, and is no reader's", async () => {
  const browser = new Browser();
  await browser.begin("l", "link-1", "/lessons/lstm");
  const [line = ""] = browser.lines.values();
  expect([...browser.lines.keys()]).toEqual(["__Host-lti"]);
  for (const part of ["HttpOnly", "Secure", "SameSite=None", "Partitioned", "Path=/"]) {
    expect(line.split("; ")).toContain(part);
  }
});
