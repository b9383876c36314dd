import { afterAll, beforeAll, expect, vi } from "vitest";
import { printTarget } from "@/lib/contract/lti";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { createToken } from "../readers";
import { connectPlatform, launch, lea, signInBy, site, teacher } from "../testing/lti-launch";
import { startLtiPlatform, type LtiPlatform, type PlatformUser } from "../testing/lti-platform";
import { createPerson } from "../testing/people";
import { chooseContent, offerChoice } from "./choose-content";
import { ltiNames } from "./launch-claims";
import { listPublicKeys, renewToolKey } from "./tool-keys";

let platform: LtiPlatform;

beforeAll(async () => {
  vi.stubEnv("LTI_ALLOW_LOOPBACK", "1");
  platform = await startLtiPlatform();
});
afterAll(async () => {
  await platform.close();
  vi.unstubAllEnvs();
});

/** The ticket of a user who is to choose, and the browser's cookie. */
async function begin(store: Store, user: PlatformUser = teacher, settings: object = {}) {
  const found = await signInBy(store, platform, (nonce) => {
    const claims = platform.describeChoice(user, nonce);
    return { ...claims, [ltiNames.settings]: { ...(claims[ltiNames.settings] as object), ...settings } };
  });
  if (found.launch.kind !== "choice") throw new Error("This is no choice of content");
  const path = await offerChoice(store, { platform: found.platform, launch: found.launch }, found.browser);
  expect(path).toMatch(/^\/lti\/choose#[\w-]{43}$/);
  return { ticket: path.split("#")[1] ?? "", browser: found.browser };
}

const poll = { kind: "poll", lesson: "lstm", item: "forget-bias", points: "right" } as const;

testOnEachDatabase("what is chosen comes back signed, and its link leads there", async (open) => {
  const store = await open();
  await connectPlatform(store, platform);
  platform.trust(() => listPublicKeys(store));
  const targets = [
    { kind: "lesson", lesson: "lstm" } as const,
    { kind: "exercise", lesson: "lstm", item: "count-the-cell" } as const,
  ];
  const places = ["/lessons/lstm", "/lessons/lstm#exercise-count-the-cell"];
  for (const [i, target] of targets.entries()) {
    const { ticket, browser } = await begin(store);
    const address = printTarget(target);
    const { returnUrl, token } = await chooseContent(store, { ticket, address, site }, browser);
    expect(returnUrl).toBe(`${platform.url}/return?course=1`);
    const [link] = await platform.takeContent(token);
    expect(link).toMatchObject({ target: site + address, hasColumn: target.kind === "exercise" });
    if (link === undefined) throw new Error("no link was made");
    expect((await launch(store, platform, lea, link)).entry).toMatchObject({ path: places[i] });
  }
});

testOnEachDatabase(
  "a ticket serves once, in its browser, and only what the course has is chosen",
  async (open) => {
    const store = await open();
    await connectPlatform(store, platform);
    const { ticket, browser } = await begin(store);
    const address = "/lessons/lstm";
    const choose = (wish: object, from: string | null) =>
      chooseContent(store, { ticket, address, site, ...wish }, from);
    for (const from of [null, createToken()]) {
      await expect(choose({}, from)).rejects.toMatchObject({ code: "launch-refused" });
    }
    await expect(choose({ address: "/lessons/no-such" }, browser)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      choose({ address: printTarget({ ...poll, item: "no-such" }) }, browser),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    for (const other of ["/account", "//evil.test/lessons/lstm", "/lessons/../account"]) {
      await expect(choose({ address: other }, browser)).rejects.toMatchObject({ code: "launch-refused" });
    }
    await choose({}, browser);
    await expect(choose({}, browser)).rejects.toMatchObject({ code: "launch-refused" });
  },
);

testOnEachDatabase("a learner chooses nothing, and nothing goes back to another host", async (open) => {
  const store = await open();
  await connectPlatform(store, platform);
  await expect(begin(store, lea)).rejects.toMatchObject({ cause: new Error("only who teaches chooses") });
  await expect(begin(store, teacher, { accept_types: ["file"] })).rejects.toMatchObject({
    cause: new Error("the platform takes no links"),
  });
  for (const deep_link_return_url of ["https://evil.test/return", "javascript:alert(1)"]) {
    await expect(begin(store, teacher, { deep_link_return_url })).rejects.toMatchObject({
      cause: new Error("a return to another host"),
    });
  }
});

testOnEachDatabase(
  "our key is made once for all processes, is renewed by an owner, and outlives one renewal",
  async (open) => {
    const [store, second] = [await open(), await open()];
    const [one, two] = await Promise.all([listPublicKeys(store), listPublicKeys(second)]);
    expect(one).toEqual(two);
    expect(one.keys).toHaveLength(1);
    expect(Object.keys(one.keys[0] ?? {}).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    const { owner } = await connectPlatform(store, platform);
    const instructor = await createPerson(store, owner, "instructor", "ivan");
    await expect(renewToolKey(store, instructor)).rejects.toMatchObject({ code: "forbidden" });

    platform.trust(() => listPublicKeys(store));
    const { ticket, browser } = await begin(store);
    const { token } = await chooseContent(store, { ticket, address: "/lessons/lstm", site }, browser);
    await renewToolKey(store, owner);
    expect((await listPublicKeys(store)).keys.slice(1)).toEqual(one.keys);
    expect(await platform.takeContent(token)).toHaveLength(1);
    await renewToolKey(store, owner);
    expect((await listPublicKeys(store)).keys).toHaveLength(2);
    await expect(platform.takeContent(token)).rejects.toThrow("no such key");
  },
);
