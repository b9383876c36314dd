import { expect, test } from "vitest";
import { AppError } from "@/lib/contract/app-error";
import { answerRequest } from "./answer-request";
import { isSecure, printCookie, readCookie } from "./reader-cookie";
import { createToken } from "./readers";

test("a known fault becomes its status and public message", async () => {
  const response = await answerRequest("test", () =>
    Promise.reject(new AppError("answer-first", 409, "Answer first.", { cause: new Error("SECRET") })),
  );
  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({
    ok: false,
    error: { code: "answer-first", message: "Answer first." },
  });
});

test("an unknown fault tells the reader nothing of the inside", async () => {
  const response = await answerRequest("test", () => Promise.reject(new Error("SECRET table votes")));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("SECRET");
});

test("no reply may be kept by a cache", async () => {
  const response = await answerRequest("test", async () => ({ body: { ok: true } }));
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("the cookie comes back as it was given, closed to scripts and to other sites", () => {
  const token = createToken();
  const line = printCookie(token, true);
  expect(line).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  expect(printCookie(token, false)).not.toContain("Secure");
  const cookie = line.split(";")[0] ?? "";
  expect(readCookie(new Headers({ cookie: `theme=dark; ${cookie}; other=1` }))).toBe(token);
  expect(readCookie(new Headers({ cookie: "reader=../../etc" }))).toBeNull();
});

test("https is known also behind a proxy", () => {
  expect(isSecure(new Request("https://course.test/"))).toBe(true);
  expect(isSecure(new Request("http://course.test/"))).toBe(false);
  const proxied = new Request("http://course.test/", { headers: { "x-forwarded-proto": "https" } });
  expect(isSecure(proxied)).toBe(true);
});
