import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from "jose";
import type { PlatformFields } from "@/lib/contract/lti";
import { ltiNames } from "../lti/launch-claims";

export const teacherRole = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
export const learnerRole = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";

export interface PlatformUser {
  subject: string;
  name: string;
  role: string;
}

/** A link in the platform's one course. */
export interface PlatformLink {
  id: string;
  target: string;
  hasColumn: boolean;
}

interface Key {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

async function createKey(kid: string): Promise<Key> {
  return { kid, ...(await generateKeyPair("RS256", { extractable: true })) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** A learning platform as far as LTI 1.3 goes, on this machine, with real keys, for one site of ours. */
export interface LtiPlatform {
  url: string;
  /** As it is registered with us. */
  fields: PlatformFields;
  users: Map<string, PlatformUser>;
  links: Map<string, PlatformLink>;
  /** The key that signs, with which tests may sign other things. */
  key: Key;
  /** Signs from now on with another key, published beside the old one. */
  renewKey: () => Promise<void>;
  sign: (claims: JWTPayload, header?: { alg?: string; kid?: string }, key?: CryptoKey) => Promise<string>;
  /** What a launch of a user by a link says. */
  describeLaunch: (user: PlatformUser, link: PlatformLink, nonce: string) => JWTPayload;
  /** What a choice of content by a user says. */
  describeChoice: (user: PlatformUser, nonce: string) => JWTPayload;
  /** Where our site's public keys are: it checks our signatures with them. */
  trust: (jwks: string | (() => Promise<{ keys: object[] }>)) => void;
  /** Answers so many requests for scores with a fault before it takes one. */
  failScores: (times: number) => void;
  /** Scores it has taken. */
  scores: { path: string; body: Record<string, unknown> }[];
  countTries: () => number;
  countKeyRequests: () => number;
  /** Checks what was chosen by our signature, and makes links of it. */
  takeContent: (token: string) => Promise<PlatformLink[]>;
  close: () => Promise<void>;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function printForm(action: string, fields: Record<string, string>, label: string, isSent: boolean): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return `<form method="post" action="${escape(action)}">${inputs.join("")}<button>${escape(label)}</button></form>${isSent ? "<script>document.forms[0].submit()</script>" : ""}`;
}

/**
 * Starts one.
 *
 * @param name - its host: `localhost` is another site than `127.0.0.1` for a browser.
 */
export async function startLtiPlatform(name = "127.0.0.1"): Promise<LtiPlatform> {
  const keys = [await createKey("first")];
  const scores: LtiPlatform["scores"] = [];
  const [users, links] = [new Map<string, PlatformUser>(), new Map<string, PlatformLink>()];
  const accessTokens = new Set<string>();
  let [faults, tries, keyRequests, site] = [0, 0, 0, ""];
  let findKeys: Parameters<typeof jwtVerify>[1] | undefined;

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.statusCode = 400;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://${name}:${(server.address() as AddressInfo).port}`;
  const fields: PlatformFields = {
    name: "Test University",
    issuer: url,
    clientId: "client-1",
    deployments: ["deployment-1"],
    authorizationEndpoint: `${url}/authorize`,
    tokenEndpoint: `${url}/token`,
    jwksUrl: `${url}/jwks`,
  };

  const verifyTool = async (token: string, audience: string) => {
    if (findKeys === undefined) throw new Error("no keys of the tool are known");
    const options = { issuer: fields.clientId, audience, algorithms: ["RS256"], requiredClaims: ["exp"] };
    const { payload } = await jwtVerify(token, findKeys, options);
    return payload;
  };

  const describeUser = (user: PlatformUser, nonce: string): JWTPayload => {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: fields.issuer,
      aud: fields.clientId,
      sub: user.subject,
      name: user.name,
      nonce,
      iat: now,
      exp: now + 300,
      [ltiNames.version]: "1.3.0",
      [ltiNames.deployment]: "deployment-1",
      [ltiNames.roles]: [user.role],
      [ltiNames.context]: { id: "course-1", title: "Machine learning 101" },
    };
  };

  const platform: LtiPlatform = {
    url,
    fields,
    users,
    links,
    scores,
    get key() {
      return keys[0] as Key;
    },
    async renewKey() {
      keys.unshift(await createKey(randomUUID()));
    },
    async sign(claims, header = {}, key = platform.key.privateKey) {
      return new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: platform.key.kid, ...header })
        .sign(key);
    },
    describeLaunch: (user, link, nonce) => ({
      ...describeUser(user, nonce),
      [ltiNames.messageType]: "LtiResourceLinkRequest",
      [ltiNames.target]: link.target,
      [ltiNames.resourceLink]: { id: link.id },
      ...(link.hasColumn && {
        [ltiNames.grading]: { scope: [ltiNames.scoreScope], lineitem: `${url}/columns/${link.id}?type_id=1` },
      }),
    }),
    describeChoice: (user, nonce) => ({
      ...describeUser(user, nonce),
      [ltiNames.messageType]: "LtiDeepLinkingRequest",
      [ltiNames.settings]: {
        deep_link_return_url: `${url}/return?course=1`,
        accept_types: ["ltiResourceLink"],
        accept_presentation_document_targets: ["window"],
        data: "kept for the platform",
      },
    }),
    trust(jwks) {
      if (typeof jwks === "string") {
        findKeys = createRemoteJWKSet(new URL(jwks));
        site = new URL(jwks).origin;
      } else {
        findKeys = async (header) => {
          const { keys: published } = await jwks();
          const found = published.find((key) => (key as JWK).kid === header.kid);
          if (found === undefined) throw new Error("the tool has no such key");
          return found as JWK;
        };
      }
    },
    failScores: (times) => {
      faults = times;
    },
    countTries: () => tries,
    countKeyRequests: () => keyRequests,
    async takeContent(token) {
      const payload = await verifyTool(token, fields.issuer);
      if (payload[ltiNames.data] !== "kept for the platform") throw new Error("the data has not come back");
      if (payload[ltiNames.deployment] !== "deployment-1") throw new Error("another deployment");
      const items = payload[ltiNames.contentItems] as { url: string; lineItem?: object }[];
      const made = items.map((item) => ({
        id: `link-${links.size + 1}`,
        target: item.url,
        hasColumn: item.lineItem !== undefined,
      }));
      for (const link of made) links.set(link.id, link);
      return made;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  const replyJson = (response: ServerResponse, body: object) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(body));
  };

  const replyPage = (response: ServerResponse, html: string) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>Test University</title><h1>Test University</h1>${html}`);
  };

  /** The user of a page's query opens a link, or chooses content in a frame. */
  function showCourse(query: URLSearchParams, response: ServerResponse): void {
    const user = query.get("user") ?? "";
    const print = (label: string, hint: string, target: string) =>
      printForm(
        `${site}/api/lti/login`,
        {
          iss: fields.issuer,
          client_id: fields.clientId,
          login_hint: user,
          lti_message_hint: hint,
          target_link_uri: target,
        },
        label,
        false,
      );
    const forms = [...links.values()].map(({ id, target }) => print(`Open ${id}`, id, target));
    forms.push(print("Choose content", "choose", `${site}/lti/choose`));
    const framed =
      query.get("frame") === null
        ? ""
        : `<base target="framed"><iframe name="framed" width="900" height="700"></iframe>`;
    replyPage(response, forms.join("") + framed);
  }

  async function authorize(query: URLSearchParams, response: ServerResponse): Promise<void> {
    const ask = (field: string) => query.get(field) ?? "";
    const [user, link] = [users.get(ask("login_hint")), links.get(ask("lti_message_hint"))];
    const isRight =
      ask("client_id") === fields.clientId &&
      ask("redirect_uri") === `${site}/api/lti/launch` &&
      ask("response_mode") === "form_post" &&
      ask("scope") === "openid";
    if (!isRight || user === undefined) throw new Error("the request for a sign-in is not right");
    const claims =
      link === undefined
        ? platform.describeChoice(user, ask("nonce"))
        : platform.describeLaunch(user, link, ask("nonce"));
    const reply = { id_token: await platform.sign(claims), state: ask("state") };
    replyPage(response, printForm(ask("redirect_uri"), reply, "Go on", true));
  }

  async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await readBody(request));
    await verifyTool(form.get("client_assertion") ?? "", fields.tokenEndpoint);
    if (form.get("scope") !== ltiNames.scoreScope) throw new Error("another scope");
    const token = randomUUID();
    accessTokens.add(token);
    replyJson(response, { access_token: token, token_type: "Bearer", expires_in: 3600 });
  }

  async function takeScore(request: IncomingMessage, response: ServerResponse): Promise<void> {
    tries += 1;
    const body = JSON.parse(await readBody(request)) as Record<string, unknown>;
    if (faults > 0) {
      faults -= 1;
      response.statusCode = 503;
    } else if (accessTokens.has(request.headers.authorization?.replace("Bearer ", "") ?? "")) {
      scores.push({ path: request.url ?? "", body });
    } else {
      response.statusCode = 401;
    }
    response.end();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    if (pathname === "/jwks") {
      keyRequests += 1;
      const published = keys.map(async ({ kid, publicKey }) => ({
        ...(await exportJWK(publicKey)),
        kid,
        alg: "RS256",
      }));
      replyJson(response, { keys: await Promise.all(published) });
    } else if (pathname === "/course") showCourse(searchParams, response);
    else if (pathname === "/authorize") await authorize(searchParams, response);
    else if (pathname === "/token") await giveToken(request, response);
    else if (/^\/columns\/[\w-]+\/scores$/.test(pathname)) await takeScore(request, response);
    else if (pathname === "/return") {
      const token = new URLSearchParams(await readBody(request)).get("JWT") ?? "";
      const made = await platform.takeContent(token);
      replyPage(response, `<p>Added ${made.map(({ target }) => escape(target)).join()}</p>`);
    } else {
      response.statusCode = 404;
      response.end();
    }
  }

  return platform;
}
