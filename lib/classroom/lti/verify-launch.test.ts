import { createHmac } from "node:crypto";
import { exportSPKI, generateKeyPair, type JWTPayload } from "jose";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, vi } from "vitest";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { begin, createLink, lea } from "../testing/lti-launch";
import { startLtiPlatform, type LtiPlatform } from "../testing/lti-platform";
import { createOwner } from "../testing/people";
import { beginLogin } from "./begin-login";
import { ltiNames } from "./launch-claims";
import { createPlatform } from "./platforms";
import { verifyLaunch } from "./verify-launch";

let platform: LtiPlatform;

beforeAll(async () => {
  vi.stubEnv("LTI_ALLOW_LOOPBACK", "1");
  platform = await startLtiPlatform();
});
afterAll(async () => {
  await platform.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  vi.useRealTimers();
});

const link = createLink("link-1", "/lessons/lstm");

async function register(open: () => Promise<Store>, known = platform): Promise<Store> {
  const store = await open();
  await createPlatform(store, await createOwner(store), known.fields);
  return store;
}

/** Why a launch was refused, as the log has it; "taken" where it was not. The message to the person is always the same. */
async function findReason(launch: Promise<unknown>): Promise<string> {
  const error: unknown = await launch.then(
    () => null,
    (fault: unknown) => fault,
  );
  if (error === null) return "taken";
  if (!(error instanceof AppError) || error.code !== "launch-refused") throw error;
  expect(error.publicMessage).toContain("This sign-in from your learning platform does not hold");
  return error.cause instanceof Error ? error.cause.message : "";
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

testOnEachDatabase("a launch with all in order says who comes and to what", async (open) => {
  const store = await register(open);
  const { browser, state, nonce, location } = await begin(store, platform);
  expect(location.startsWith(`${platform.url}/authorize?`)).toBe(true);
  const query = Object.fromEntries(new URL(location).searchParams);
  expect(query).toMatchObject({
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    client_id: "client-1",
    redirect_uri: "https://course.test/api/lti/launch",
    login_hint: "user",
  });
  const id_token = await platform.sign(platform.describeLaunch(lea, link, nonce));
  const { launch } = await verifyLaunch(store, { id_token, state }, browser);
  expect(launch).toMatchObject({
    kind: "resource",
    subject: "u-1",
    name: "Lea Novak",
    isLearner: true,
    isTeacher: false,
    context: { id: "course-1", title: "Machine learning 101" },
    target: "https://course.test/lessons/lstm",
  });
});

testOnEachDatabase(
  "a token that is wrong in one thing alone is refused, each for its own reason",
  async (open) => {
    const store = await register(open);
    const stranger = await generateKeyPair("RS256");
    const now = Math.floor(Date.now() / 1000);
    const sign = platform.sign;
    const publicKey = await exportSPKI(platform.key.publicKey);
    const shapes: [reason: string | RegExp, change: (claims: JWTPayload) => Promise<string>][] = [
      ["taken", (claims) => sign(claims)],
      ["ERR_JWS_SIGNATURE_VERIFICATION_FAILED", (claims) => sign(claims, {}, stranger.privateKey)],
      ["ERR_JWKS_NO_MATCHING_KEY", (claims) => sign(claims, { kid: "no-such-key" })],
      ["the token names no key", (claims) => sign(claims, { kid: undefined })],
      [
        "ERR_JOSE_ALG_NOT_ALLOWED",
        async (claims) => `${encode({ alg: "none", kid: platform.key.kid })}.${encode(claims)}.`,
      ],
      [
        "ERR_JOSE_ALG_NOT_ALLOWED",
        async (claims) => {
          const text = `${encode({ alg: "HS256", kid: platform.key.kid })}.${encode(claims)}`;
          return `${text}.${createHmac("sha256", publicKey).update(text).digest("base64url")}`;
        },
      ],
      ["ERR_JWT_CLAIM_VALIDATION_FAILED aud", (claims) => sign({ ...claims, aud: "client-2" })],
      ["ERR_JWT_CLAIM_VALIDATION_FAILED iss", (claims) => sign({ ...claims, iss: "https://other.test" })],
      ["made for another party", (claims) => sign({ ...claims, aud: ["client-1", "client-2"] })],
      ["made for another party", (claims) => sign({ ...claims, azp: "client-2" })],
      ["ERR_JWT_EXPIRED exp", (claims) => sign({ ...claims, exp: now - 120 })],
      ["ERR_JWT_EXPIRED iat", (claims) => sign({ ...claims, iat: now - 3600 })],
      ["ERR_JWT_CLAIM_VALIDATION_FAILED iat", (claims) => sign({ ...claims, iat: now + 3600 })],
      ["ERR_JWT_CLAIM_VALIDATION_FAILED exp", (claims) => sign({ ...claims, exp: undefined })],
      ["another nonce", (claims) => sign({ ...claims, nonce: "some other" })],
      ["no such deployment", (claims) => sign({ ...claims, [ltiNames.deployment]: "deployment-2" })],
      [/^not a launch/, (claims) => sign({ ...claims, [ltiNames.version]: "1.2.0" })],
      [
        /^not a launch/,
        (claims) => sign({ ...claims, [ltiNames.messageType]: "LtiSubmissionReviewRequest" }),
      ],
      [/^not a launch/, (claims) => sign({ ...claims, sub: "" })],
      ["ERR_JWS_INVALID", async () => "no token at all"],
    ];
    for (const [reason, change] of shapes) {
      const { browser, state, nonce } = await begin(store, platform);
      const id_token = await change(platform.describeLaunch(lea, link, nonce));
      expect(await findReason(verifyLaunch(store, { id_token, state }, browser))).toMatch(reason);
    }
  },
);

testOnEachDatabase(
  "a state serves once, in the browser in which it began, for some minutes",
  async (open) => {
    const store = await register(open);
    const first = await begin(store, platform);
    const id_token = await platform.sign(platform.describeLaunch(lea, link, first.nonce));
    const form = { id_token, state: first.state };
    expect(await findReason(verifyLaunch(store, form, first.browser))).toBe("taken");
    expect(await findReason(verifyLaunch(store, form, first.browser)), "the same again").toBe(
      "no such state",
    );

    const second = await begin(store, platform);
    const replayed = { id_token, state: second.state };
    expect(await findReason(verifyLaunch(store, replayed, second.browser)), "an old token").toBe(
      "another nonce",
    );

    for (const browser of [null, first.browser]) {
      const third = await begin(store, platform);
      const token = await platform.sign(platform.describeLaunch(lea, link, third.nonce));
      const stolen = { id_token: token, state: third.state };
      expect(await findReason(verifyLaunch(store, stolen, browser))).toBe("another browser");
      expect(await findReason(verifyLaunch(store, stolen, third.browser)), "used up").toBe("no such state");
    }

    const late = await begin(store, platform);
    const token = await platform.sign(platform.describeLaunch(lea, link, late.nonce));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60 * 1000 });
    const outcome = verifyLaunch(store, { id_token: token, state: late.state }, late.browser);
    expect(await findReason(outcome)).toBe("the state is too old");
  },
);

testOnEachDatabase(
  "a platform may change its key; its keys are not fetched for each launch",
  async (open) => {
    // One of its own: what is known of its keys would outlast the test's clock.
    const own = await startLtiPlatform();
    onTestFinished(() => own.close());
    const store = await register(open, own);
    const enter = async () => {
      const { browser, state, nonce } = await begin(store, own);
      const id_token = await own.sign(own.describeLaunch(lea, link, nonce));
      return findReason(verifyLaunch(store, { id_token, state }, browser));
    };
    expect(await enter()).toBe("taken");
    const before = own.countKeyRequests();
    expect(await enter()).toBe("taken");
    expect(own.countKeyRequests()).toBe(before);
    await own.renewKey();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60 * 1000 });
    expect(await enter()).toBe("taken");
    expect(own.countKeyRequests()).toBe(before + 1);
  },
);

testOnEachDatabase("a sign-in begins only for a registered platform, and to a page of ours", async (open) => {
  const store = await register(open);
  const good = {
    iss: platform.fields.issuer,
    login_hint: "user",
    target_link_uri: "https://course.test/lessons/lstm",
  };
  const start = (change: object) =>
    findReason(beginLogin(store, { ...good, ...change }, { site: "https://course.test", known: null }));
  expect(await start({})).toBe("taken");
  expect(await start({ client_id: "client-2" })).toBe("no such platform");
  expect(await start({ iss: "https://other.test" })).toBe("no such platform");
  for (const target_link_uri of ["https://other.test/lessons/lstm", "javascript:alert(1)", "/lessons/lstm"]) {
    expect(await start({ target_link_uri })).toBe("a target that is not ours");
  }
});
