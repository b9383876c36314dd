import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Caller } from "@/lib/classroom/accounts/caller";
import { createSet } from "@/lib/classroom/assignments/change-sets";
import { loadSets } from "@/lib/classroom/assignments/load-sets";
import { createClass } from "@/lib/classroom/classes/change-class";
import { joinClass } from "@/lib/classroom/classes/join-class";
import { readClass } from "@/lib/classroom/classes/read-class";
import { importLearners } from "@/lib/classroom/classes/roster";
import { setStaff } from "@/lib/classroom/classes/staff";
import { commandLivePoll } from "@/lib/classroom/live/command-live-poll";
import { joinLiveSession, startLiveSession } from "@/lib/classroom/live/live-sessions";
import { createRemoteLink, pairRemote } from "@/lib/classroom/live/remotes";
import { describePools } from "@/lib/classroom/pooled/pool-view";
import { commandPool } from "@/lib/classroom/pooled/pools";
import { createOwner, createPerson } from "@/lib/classroom/testing/people";
import { describeSampleSet, sampleAssignable } from "@/lib/classroom/testing/sample-class";
import { poolPlanSchema } from "@/lib/contract/pooled";
import { openStore } from "@/lib/store/open-store";
import { listPolls, type CoursePoll } from "../course-polls";
import { startOwnSite } from "../own-server";

/**
 * Who may do what a route does: anyone, the site's owner, a person who comes from a learning platform's page (another
 * site's, by its nature), who is signed in, who makes classes; of a class its assistants too, or its
 * instructors alone; of a live session who presents it, who presents it or has its phone remote, who has a remote of any,
 * who takes part in it, or all of them.
 */
type Need =
  | "anyone"
  | "platform visitor"
  | "owner"
  | "signed in"
  | "class maker"
  | "class assistant"
  | "class instructor"
  | "session presenter"
  | "session director"
  | "session remote"
  | "session participant"
  | "session follower";

interface Entry {
  need: Need;
  query?: string;
  body?: object;
}

const api = join(import.meta.dirname, "..", "..", "app", "api");

/** Every method of every route, such as "POST /api/polls", as the files have them. */
function listRoutes(): string[] {
  const files = readdirSync(api, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const exported = readFileSync(join(api, file), "utf8").matchAll(
        /^export (?:async )?function ([A-Z]+)\(/gm,
      );
      return [...exported].map(([, method]) => `${method} /api/${file.replace(/\/route\.ts$/, "")}`);
    })
    .sort();
}

interface Live {
  session: string;
  poll: string;
  /** A pooled search, and its name. */
  pool: string;
  name: string;
}

/** What is sent to the routes of live sessions. */
function describeLiveRoutes(
  { session, poll, pool, name }: Live,
  { lesson, poll: asked }: CoursePoll,
): Record<string, Entry> {
  const query = `?session=${session}`;
  const command = { session, poll: asked.id, version: asked.version, command: { do: "hide-bars" } };
  return {
    "GET /api/live/sessions": { need: "signed in", query: `?lesson=${lesson}` },
    "POST /api/live/sessions": { need: "signed in", body: { lesson } },
    "DELETE /api/live/sessions": { need: "signed in", body: { session: randomUUID() } },
    "POST /api/live/polls": { need: "session director", body: command },
    "POST /api/live/slide": { need: "session director", body: { session, slide: 1 } },
    "GET /api/live/remote": { need: "session remote" },
    "POST /api/live/remote": { need: "anyone", body: { token: "x".repeat(43) } },
    "DELETE /api/live/remote": { need: "session director", body: { session } },
    "POST /api/live/remote/link": { need: "session presenter", body: { session } },
    "POST /api/live/computed": {
      need: "session presenter",
      body: { session, widget: "network-sizer", place: null, state: {} },
    },
    "GET /api/live/export": { need: "session presenter", query },
    "POST /api/join": { need: "anyone", body: { code: "00000000" } },
    "POST /api/live/join": { need: "anyone", body: { code: "00000000" } },
    "GET /api/live/questions": { need: "session follower", query },
    "GET /api/live/stream": { need: "session follower", query },
    "GET /api/live/votes": { need: "session participant", query },
    "POST /api/live/votes": {
      need: "session participant",
      body: { session, poll, round: 1, answer: { options: ["no-such-option"] } },
    },
    "POST /api/live/pools": {
      need: "session presenter",
      body: { session, name, command: { do: "resume" } },
    },
    "GET /api/live/pools/export": { need: "session presenter", query: `${query}&name=${name}` },
    "GET /api/live/trials": { need: "session participant", query: `${query}&pool=${pool}` },
    "POST /api/live/trials": { need: "session participant", body: { session, pool } },
    "PATCH /api/live/trials": {
      need: "session participant",
      body: { session, pool, number: 0, outcome: { kind: "failed" } },
    },
  };
}

/** A set of a class by the ids of its own, of its exercise and of a learner. */
interface Assigned {
  set: string;
  exercise: string;
  learner: string;
}

/** What is sent to the routes of learning platforms. None of these launches and tickets holds. */
function describeLtiRoutes(id: string): Record<string, Entry> {
  const ticket = "A".repeat(43);
  const visitor: Entry = { need: "platform visitor", body: {} };
  const address = "https://lms.example/some/path";
  const platform = {
    name: "A platform",
    issuer: "https://lms.example",
    clientId: "one",
    deployments: ["1"],
    authorizationEndpoint: address,
    tokenEndpoint: address,
    jwksUrl: address,
  };
  return {
    "GET /api/lti/login": visitor,
    "POST /api/lti/login": visitor,
    "POST /api/lti/launch": visitor,
    "GET /api/lti/jwks": { need: "anyone" },
    "POST /api/lti/deep-link": { need: "anyone", body: {} },
    "GET /api/lti/platforms": { need: "owner" },
    "POST /api/lti/platforms": { need: "owner", body: platform },
    "PATCH /api/lti/platforms": { need: "owner", body: { ...platform, id: randomUUID() } },
    "DELETE /api/lti/platforms": { need: "owner", body: { id: randomUUID() } },
    "POST /api/lti/keys": { need: "owner", body: {} },
    "GET /api/lti/courses": { need: "class assistant", query: `?class=${id}` },
    "DELETE /api/lti/courses": { need: "class instructor", body: { id, course: randomUUID() } },
    "POST /api/lti/courses": {
      need: "signed in",
      body: { ticket, class: { name: "A class" }, teachersAssist: false },
    },
    "POST /api/lti/courses/offer": { need: "signed in", body: { ticket } },
  };
}

/** What is sent to each route, for a class, two names on its list and a learner who has joined. */
function describeRoutes(id: string, keep: string, drop: string, joined: string): Record<string, Entry> {
  const anyone: Entry = { need: "anyone", body: {} };
  const instructor = (body: object): Entry => ({ need: "class instructor", body: { id, ...body } });
  const staff = (more = ""): Entry => ({ need: "class assistant", query: `?class=${id}${more}` });
  const title = { name: "Deep learning", term: "Autumn" };
  const wrong = "not the password";
  return {
    "GET /api/health": anyone,
    "GET /api/content-changes": anyone,
    "GET /api/search": anyone,
    "GET /api/polls": anyone,
    "POST /api/polls": anyone,
    "POST /api/polls/reveal": anyone,
    "GET /api/exercises": anyone,
    "POST /api/exercises/begin": anyone,
    "POST /api/exercises/practice": anyone,
    "GET /api/exercises/rivals": anyone,
    "POST /api/exercises/offer": anyone,
    "POST /api/submissions": anyone,
    "GET /api/classes/join": anyone,
    "POST /api/classes/join": anyone,
    "DELETE /api/classes/join": anyone,
    "POST /api/account/sign-in": anyone,
    "POST /api/account/sign-out": anyone,
    "POST /api/account/welcome": anyone,
    "POST /api/account/accept": anyone,
    "GET /api/account": { need: "signed in" },
    "DELETE /api/account": { need: "signed in", body: { password: wrong } },
    "POST /api/account/password": {
      need: "signed in",
      body: { currentPassword: wrong, newPassword: "some other words" },
    },
    "POST /api/account/export": { need: "signed in", body: {} },
    "GET /api/account/invitations": { need: "signed in" },
    "POST /api/account/invitations": { need: "class maker", body: { role: "assistant", note: "" } },
    "DELETE /api/account/invitations": { need: "signed in", body: { id: randomUUID() } },
    "POST /api/classes/reading": anyone,
    "GET /api/classes/reading": staff(),
    "GET /api/classes/questions": staff("&lesson=lstm"),
    "GET /api/classes/learner": staff(`&learner=${joined}`),
    "GET /api/classes/export": staff("&what=answers"),
    "GET /api/classes/sessions": staff(),
    "GET /api/classes": { need: "class assistant", query: `?class=${id}` },
    "POST /api/classes": { need: "class maker", body: title },
    "PATCH /api/classes": instructor({ change: title }),
    "POST /api/classes/copy": instructor(title),
    "POST /api/classes/learners": instructor({ csv: "Zoe" }),
    "PATCH /api/classes/learners": instructor({ learner: keep, name: "Ada" }),
    "DELETE /api/classes/learners": instructor({ learner: randomUUID() }),
    "POST /api/classes/merge": instructor({ keep, drop: keep }),
    "POST /api/classes/openings": instructor({ lesson: "lstm", opensAt: null, closesAt: null }),
    "DELETE /api/classes/openings": instructor({ lesson: "lstm" }),
    "POST /api/classes/staff": instructor({ email: "ana@school.test", role: "assistant" }),
    "DELETE /api/classes/staff": instructor({ user: drop }),
  };
}

/** What is sent to the routes of assignments and grades, for a class with one set, its exercise and a learner. */
function describeAssignmentRoutes(id: string, { set, exercise, learner }: Assigned): Record<string, Entry> {
  const instructor = (body: object): Entry => ({ need: "class instructor", body: { id, ...body } });
  const assistant = (body: object): Entry => ({ need: "class assistant", body: { id, ...body } });
  const staff = (more = ""): Entry => ({ need: "class assistant", query: `?class=${id}${more}` });
  const fields = describeSampleSet(Date.now());
  const dueAt = new Date(Date.now() + 9e8).toISOString();
  const cell = { learner, exercise };
  return {
    "GET /api/classes/assignments": staff(),
    "POST /api/classes/assignments": instructor({ fields }),
    "PATCH /api/classes/assignments": instructor({ set, fields }),
    "DELETE /api/classes/assignments": instructor({ set: randomUUID(), withWork: false }),
    "POST /api/classes/assignments/copy": instructor({ set }),
    "POST /api/classes/assignments/extensions": instructor({ set, learner, dueAt, reason: "" }),
    "DELETE /api/classes/assignments/extensions": instructor({ set, learner }),
    "GET /api/classes/assignments/own": { need: "anyone" },
    "PATCH /api/classes/assignments/own": { need: "anyone", body: { id, isShown: false } },
    "GET /api/classes/grades": staff(),
    "GET /api/classes/grades/evidence": staff(`&learner=${learner}&exercise=${exercise}`),
    "GET /api/classes/grades/export": staff("&shape=canvas"),
    "POST /api/classes/grades/overrides": instructor({ ...cell, hundredths: 1, reason: "agreed" }),
    "DELETE /api/classes/grades/overrides": instructor(cell),
    "POST /api/classes/grades/comments": assistant({ ...cell, text: "Well seen." }),
    "DELETE /api/classes/grades/comments": assistant({ comment: randomUUID() }),
    "GET /api/classes/grades/regrades": staff(),
    "GET /api/classes/grades/statistics": staff(),
    "POST /api/classes/grades/regrades": instructor({ lesson: "lstm", exercise: "count-the-cell" }),
    "PATCH /api/classes/grades/regrades": instructor({ regrade: randomUUID() }),
    "DELETE /api/classes/grades/regrades": instructor({ regrade: randomUUID() }),
  };
}

const roles = [
  "stranger",
  "learner",
  "outsider",
  "assistant",
  "instructor",
  "owner",
  "remote",
  "other remote",
] as const;

/** The refusal that a role must get, or null where it must get none for who it is. */
function findRefusal(need: Need, role: (typeof roles)[number]): string | null {
  const isRemote = role === "remote" || role === "other remote";
  if (need === "anyone" || need === "platform visitor") return null;
  if (need === "session remote") return isRemote ? null : "not-found";
  if (need === "session participant") return role === "learner" ? null : "not-found";
  if (need === "session follower")
    return role === "learner" || role === "instructor" || role === "remote" ? null : "not-found";
  if (need === "session director" && role === "remote") return null;
  if (role === "stranger" || role === "learner" || isRemote) return "not-signed-in";
  if (need === "signed in") return null;
  if (need === "owner") return role === "owner" ? null : "forbidden";
  if (need.startsWith("session ")) return role === "instructor" ? null : "not-found";
  if (need === "class maker") return role === "assistant" ? "forbidden" : null;
  if (role === "outsider") return "not-found";
  return need === "class instructor" && role === "assistant" ? "forbidden" : null;
}

test("every route does for each role what it should, and nothing for another site", async () => {
  test.setTimeout(300_000);
  const own = await startOwnSite();
  const store = await openStore({ directory: own.directory });
  try {
    const owner = await createOwner(store, "olga");
    const instructor = await createPerson(store, owner, "instructor", "ivan");
    const outsider = await createPerson(store, owner, "instructor", "omar");
    const assistant = await createPerson(store, owner, "assistant", "ana");
    const id = await createClass(store, instructor, { name: "Deep learning", term: "" });
    await setStaff(store, instructor, id, { email: "ana@school.test", role: "assistant" });
    await importLearners(store, instructor, id, "Ben\nCleo");
    const { joinCode, learners } = await readClass(store, instructor, id);
    const { token } = await joinClass(store, null, { code: joinCode, name: "Lea" });
    const lea = (await readClass(store, instructor, id)).learners.find(({ name }) => name === "Lea");
    await createSet(store, instructor, id, describeSampleSet(Date.now()), sampleAssignable);
    const [set] = await loadSets(store, id);
    const [question] = await listPolls();
    if (question === undefined) throw new Error("the course has no poll");
    const { id: session, joinCode: liveCode } = await startLiveSession(store, instructor, question.lesson);
    const live = await commandLivePoll(store, instructor, session, question.poll, { do: "open" });
    await joinLiveSession(store, { token, attempt: null }, liveCode);
    const { id: otherSession } = await startLiveSession(store, owner, question.lesson);
    // Connected anew for each request: one of them disconnects it.
    const pair = async (presenter: Caller, of: string) => {
      const link = await createRemoteLink(store, presenter, of);
      return `remote=${(await pairRemote(store, link.token)).token}`;
    };
    const name = "together";
    await commandPool(store, instructor, session, name, { do: "start", plan: poolPlanSchema.parse({}) });
    const [pool] = await describePools(store, session, Date.now());
    const cookies = {
      stranger: "",
      learner: `reader=${token}`,
      outsider: outsider.headers.get("cookie") ?? "",
      assistant: assistant.headers.get("cookie") ?? "",
      instructor: instructor.headers.get("cookie") ?? "",
      owner: owner.headers.get("cookie") ?? "",
      remote: "",
      "other remote": "",
    };
    const entries = {
      ...describeRoutes(id, learners[0]?.id ?? "", learners[1]?.id ?? "", lea?.id ?? ""),
      ...describeAssignmentRoutes(id, {
        set: set?.id ?? "",
        exercise: set?.exercises[0]?.id ?? "",
        learner: lea?.id ?? "",
      }),
      ...describeLtiRoutes(id),
      ...describeLiveRoutes({ session, poll: live.id, pool: pool?.id ?? "", name }, question),
    };
    expect(Object.keys(entries).sort(), "each route has its line in this test").toEqual(listRoutes());

    const send = async (route: string, cookie: string, headers: Record<string, string> = {}) => {
      const [method = "", path = ""] = route.split(" ");
      const { query = "", body } = (entries as Record<string, Entry>)[route] ?? {};
      const reply = await fetch(`${own.site}${path}${query}`, {
        method,
        headers: { cookie, "content-type": "application/json", ...headers },
        ...(method !== "GET" && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(10_000),
      });
      const isJson = reply.headers.get("content-type")?.includes("json") ?? false;
      // A stream never ends by itself.
      if (!isJson) await reply.body?.cancel();
      const { error } = (isJson ? await reply.json() : {}) as { error?: { code: string } };
      return { status: reply.status, code: error?.code ?? null };
    };
    for (const [route, { need }] of Object.entries(entries)) {
      for (const role of roles) {
        if (role === "remote") cookies[role] = await pair(instructor, session);
        if (role === "other remote") cookies[role] = await pair(owner, otherSession);
        const { status, code } = await send(route, cookies[role]);
        if (need === "platform visitor") {
          expect([400, 415], `${route}, ${role}`).toContain(status);
          continue;
        }
        const refusal = findRefusal(need, role);
        expect(status, `${route}, ${role}`).toBeLessThan(500);
        if (refusal !== null) expect(code, `${route}, ${role}`).toBe(refusal);
        else {
          const refusals = [
            "not-signed-in",
            "forbidden",
            ...(need.startsWith("session") ? ["not-found"] : []),
          ];
          expect(refusals, `${route}, ${role}`).not.toContain(code);
        }
      }
      if (route.startsWith("GET ") || need === "platform visitor") continue;
      const foreign = await send(route, cookies.owner, { "sec-fetch-site": "cross-site" });
      // What a form of ours sends is refused by a page.
      const code = route === "POST /api/lti/deep-link" ? null : "forbidden";
      expect(foreign, `${route} from another site`).toEqual({ status: 403, code });
    }
  } finally {
    await store.destroy();
    await own.close();
  }
});
