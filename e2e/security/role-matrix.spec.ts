import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test, type APIRequestContext, type PlaywrightWorkerArgs } from "@playwright/test";
import type { JoinReply, LivePollReply, OwnSessionReply } from "@/lib/contract/live";
import type { NewInvitationReply } from "@/lib/contract/account";
import { listPolls } from "../course-polls";
import { findPort, killServer, startServer } from "../own-server";

/** Who asks. `presenter` presents the live session of the test, and `participant` takes part in it. */
const roles = ["stranger", "reader", "participant", "assistant", "instructor", "presenter", "owner"] as const;
type Role = (typeof roles)[number];
const signedIn: Role[] = ["assistant", "instructor", "presenter", "owner"];

interface Scene {
  session: string;
  livePoll: string;
  lesson: string;
  poll: string;
  version: string;
}

interface Rule {
  /** The query, and the body where the method has one. */
  ask: (scene: Scene) => { query?: Record<string, string>; body?: object };
  /** Whom the route does what it is asked; "all" for a public one. */
  allowed: readonly Role[] | "all";
  /** What those who are allowed are told: 200, or the fault of what the test asks for, which shows that they got so far. */
  status?: number;
  /** What the others are told who are not signed in, and who are. */
  refused?: { signedOut: number; signedIn: number };
}

const token = "A".repeat(43);
const id = "00000000-0000-4000-8000-000000000000";
const notSignedIn = { signedOut: 401, signedIn: 403 };

/** Every route with every method. A route that is not here fails the test. */
const rules: Record<string, Rule> = {
  "GET /api/health": { ask: () => ({}), allowed: "all" },
  "GET /api/search": { ask: () => ({}), allowed: "all" },
  "GET /api/content-changes": { ask: () => ({}), allowed: [], refused: { signedOut: 404, signedIn: 404 } },
  "GET /api/polls": { ask: ({ lesson }) => ({ query: { lesson } }), allowed: "all" },
  "POST /api/polls": { ask: () => ({ body: {} }), allowed: "all", status: 400 },
  "POST /api/polls/reveal": {
    ask: ({ lesson, poll }) => ({ body: { lesson, poll } }),
    allowed: [],
    refused: { signedOut: 409, signedIn: 409 },
  },
  "GET /api/account": { ask: () => ({}), allowed: signedIn, refused: notSignedIn },
  "DELETE /api/account": {
    ask: () => ({ body: { password: "wrong" } }),
    allowed: [],
    refused: { signedOut: 401, signedIn: 401 },
  },
  "POST /api/account/accept": {
    ask: () => ({
      body: { token, name: "Eve", email: "eve@school.test", password: "a pass phrase of words" },
    }),
    allowed: [],
    refused: { signedOut: 404, signedIn: 404 },
  },
  "POST /api/account/welcome": {
    ask: () => ({ body: { token } }),
    allowed: [],
    refused: { signedOut: 404, signedIn: 404 },
  },
  "POST /api/account/export": { ask: () => ({ body: {} }), allowed: signedIn, refused: notSignedIn },
  "GET /api/account/invitations": { ask: () => ({}), allowed: signedIn, refused: notSignedIn },
  "POST /api/account/invitations": {
    ask: () => ({ body: { role: "owner", note: "" } }),
    allowed: ["owner"],
    refused: notSignedIn,
  },
  "DELETE /api/account/invitations": {
    ask: () => ({ body: { id } }),
    allowed: signedIn,
    status: 404,
    refused: notSignedIn,
  },
  "POST /api/account/password": {
    ask: () => ({ body: { currentPassword: "wrong", newPassword: "a pass phrase of words" } }),
    allowed: [],
    refused: { signedOut: 401, signedIn: 401 },
  },
  "POST /api/account/sign-in": {
    ask: () => ({ body: { email: "nobody@school.test", password: "wrong" } }),
    allowed: [],
    refused: { signedOut: 401, signedIn: 401 },
  },
  "POST /api/account/sign-out": { ask: () => ({ body: {} }), allowed: "all", status: 400 },
  "GET /api/live/sessions": {
    ask: ({ lesson }) => ({ query: { lesson } }),
    allowed: signedIn,
    refused: notSignedIn,
  },
  "POST /api/live/sessions": {
    ask: ({ lesson }) => ({ body: { lesson } }),
    allowed: signedIn,
    refused: notSignedIn,
  },
  "DELETE /api/live/sessions": {
    ask: () => ({ body: { session: id } }),
    allowed: signedIn,
    status: 404,
    refused: notSignedIn,
  },
  "POST /api/live/polls": {
    ask: ({ session, poll, version }) => ({ body: { session, poll, version, command: { do: "hide-bars" } } }),
    allowed: ["presenter"],
    refused: { signedOut: 401, signedIn: 404 },
  },
  "GET /api/live/export": {
    ask: ({ session }) => ({ query: { session } }),
    allowed: ["presenter"],
    refused: { signedOut: 401, signedIn: 404 },
  },
  "POST /api/live/join": { ask: () => ({ body: { code: "00000000" } }), allowed: "all", status: 404 },
  "GET /api/live/votes": {
    ask: ({ session }) => ({ query: { session } }),
    allowed: ["participant"],
    refused: { signedOut: 404, signedIn: 404 },
  },
  "POST /api/live/votes": {
    ask: ({ session, livePoll }) => ({
      body: { session, poll: livePoll, round: 1, answer: { options: ["none"] } },
    }),
    allowed: ["participant"],
    status: 400,
    refused: { signedOut: 404, signedIn: 404 },
  },
  "GET /api/live/stream": {
    ask: ({ session }) => ({ query: { session } }),
    allowed: ["participant", "presenter"],
    refused: { signedOut: 404, signedIn: 404 },
  },
};

/** Every method that a route of the program exports, such as "GET /api/polls". */
function listRoutes(): string[] {
  const root = join(import.meta.dirname, "../..");
  return readdirSync(join(root, "app/api"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const path = join(root, "app/api", file);
      const methods = readFileSync(path, "utf8").matchAll(/export (?:async )?function ([A-Z]+)\(/g);
      const route = `/${relative(join(root, "app"), path)
        .replaceAll("\\", "/")
        .replace(/\/route\.ts$/, "")}`;
      return [...methods].map(([, method]) => `${method} ${route}`);
    });
}

async function post<Reply>(context: APIRequestContext, path: string, data: object): Promise<Reply> {
  const reply = await context.post(path, { data });
  expect(reply.ok(), `${path} ${await reply.text()}`).toBe(true);
  return (await reply.json()) as Reply;
}

type Contexts = Record<Role, APIRequestContext>;

/** One browser for each role: each comes from an address of its own, so that no limit is shared. */
async function createPeople(playwright: PlaywrightWorkerArgs["playwright"], site: string, link: string) {
  const people = {} as Contexts;
  for (const [index, role] of roles.entries())
    people[role] = await playwright.request.newContext({
      baseURL: site,
      extraHTTPHeaders: { "x-forwarded-for": `10.0.0.${index + 1}` },
    });
  const accept = (role: Role, invitation: string) =>
    post(people[role], "/api/account/accept", {
      token: invitation,
      name: role,
      email: `${role}@school.test`,
      password: "a pass phrase of words",
    });
  await accept("owner", link.split("#")[1] ?? "");
  for (const role of ["assistant", "instructor", "presenter"] as const) {
    const about = { role: role === "assistant" ? "assistant" : "instructor", note: "" };
    const invited = await post<NewInvitationReply>(people.owner, "/api/account/invitations", about);
    await accept(role, invited.token);
  }
  return people;
}

async function setScene(people: Contexts): Promise<Scene> {
  const [first] = await listPolls();
  if (first === undefined) throw new Error("no poll");
  const { lesson, poll } = first;
  const begun = await post<OwnSessionReply>(people.presenter, "/api/live/sessions", { lesson });
  const session = begun.session?.id ?? "";
  const question = { session, poll: poll.id, version: poll.version };
  const live = await post<LivePollReply>(people.presenter, "/api/live/polls", {
    ...question,
    command: { do: "open" },
  });
  await post<JoinReply>(people.participant, "/api/live/join", { code: begun.session?.joinCode });
  await post(people.reader, "/api/polls", {
    lesson,
    poll: poll.id,
    answer: poll.kind === "number" ? { value: 1 } : { options: [poll.options[0]?.id] },
  });
  return { session, livePoll: live.id, lesson, poll: poll.id, version: poll.version };
}

let asked = 0;

/** The status alone: a stream's body never ends. */
async function askStatus(context: APIRequestContext, site: string, route: string, rule: Rule, scene: Scene) {
  const [method = "", path = ""] = route.split(" ");
  const { query, body } = rule.ask(scene);
  const { cookies } = await context.storageState();
  const reply = await fetch(`${site}${path}?${new URLSearchParams(query)}`, {
    method,
    headers: {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      // From a network of its own each time: the limits of addresses are tested elsewhere.
      "x-forwarded-for": `10.${(asked += 1) >> 8}.${asked & 255}.1`,
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  await reply.body?.cancel();
  return reply.status;
}

test("every route does for each role what it is meant to, and no more", async ({ playwright }) => {
  test.setTimeout(180_000);
  expect(Object.keys(rules).sort()).toEqual(listRoutes().sort());
  const directory = mkdtempSync(join(tmpdir(), "roles-"));
  const port = await findPort();
  const site = `http://127.0.0.1:${port}`;
  let printed = "";
  const server = await startServer(port, directory, (text) => (printed += text));
  try {
    await expect.poll(() => printed).toMatch(/Ready at/);
    const people = await createPeople(
      playwright,
      site,
      /http\S+\/welcome#[\w-]{43}/.exec(printed)?.[0] ?? "",
    );
    const scene = await setScene(people);
    const found: Record<string, number> = {};
    const meant: Record<string, number> = {};
    for (const [route, rule] of Object.entries(rules))
      for (const role of roles) {
        const isAllowed = rule.allowed === "all" || rule.allowed.includes(role);
        const refused = signedIn.includes(role) ? rule.refused?.signedIn : rule.refused?.signedOut;
        meant[`${role}: ${route}`] = isAllowed ? (rule.status ?? 200) : (refused ?? 0);
        found[`${role}: ${route}`] = await askStatus(people[role], site, route, rule, scene);
      }
    expect(found).toEqual(meant);
    for (const context of Object.values(people)) await context.dispose();
  } finally {
    await killServer(server);
    rmSync(directory, { recursive: true, force: true });
  }
});
