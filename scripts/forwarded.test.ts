import type { IncomingMessage } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { readTrustedProxies, settleForwarded } from "./forwarded.mjs";

afterEach(() => vi.unstubAllEnvs());

/** The X-Forwarded headers of a request on a connection from 10.0.0.9, as the program sees them. */
function settle(headers: Record<string, string>, proxies: number): Record<string, string | undefined> {
  const request = { headers: { ...headers }, socket: { remoteAddress: "10.0.0.9" } };
  settleForwarded(request as unknown as IncomingMessage, proxies);
  return request.headers;
}

const invented = {
  "x-forwarded-for": "203.0.113.7",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "evil.test",
  "x-forwarded-port": "1",
};

test("without a proxy of one's own, what a client says of where it is counts for nothing", () => {
  expect(settle(invented, 0)).toEqual({ "x-forwarded-for": "10.0.0.9" });
  expect(settle({}, 0)).toEqual({ "x-forwarded-for": "10.0.0.9" });
});

test("behind proxies the address is the one that the outermost of them has seen, whatever a client puts before it", () => {
  const read = (list: string, proxies: number) =>
    settle({ "x-forwarded-for": list }, proxies)["x-forwarded-for"];
  expect(read("203.0.113.7", 1)).toBe("203.0.113.7");
  expect(read("1.1.1.1, 2.2.2.2, 203.0.113.7", 1)).toBe("203.0.113.7");
  expect(read("1.1.1.1, 203.0.113.7, 10.0.0.8", 2)).toBe("203.0.113.7");
  expect(settle({}, 1)["x-forwarded-for"], "who comes past the proxy").toBe("10.0.0.9");
});

test("a trusted proxy says how the reader came", () => {
  const { "x-forwarded-proto": protocol, "x-forwarded-host": host } = settle(
    { "x-forwarded-proto": "https, http", "x-forwarded-host": "course.test" },
    2,
  );
  expect([protocol, host]).toEqual(["https", "course.test"]);
});

test("the number of proxies is none unless told, and a wrong one is refused", () => {
  vi.stubEnv("TRUST_PROXY", "");
  expect(readTrustedProxies()).toBe(0);
  vi.stubEnv("TRUST_PROXY", "2");
  expect(readTrustedProxies()).toBe(2);
  for (const wrong of ["true", "-1", "1.5", "10.0.0.0/8"]) {
    vi.stubEnv("TRUST_PROXY", wrong);
    expect(() => readTrustedProxies()).toThrow(/^TRUST_PROXY=/);
  }
});
