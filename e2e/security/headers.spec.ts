import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { listPages } from "../pages";
import { watchViolations } from "./violations";

/** A policy's directives by name. */
function readPolicy(text: string | undefined): Map<string, string> {
  const directives = (text ?? "").split("; ").map((directive) => directive.split(/ (.*)/, 2));
  return new Map(directives.map(([name = "", sources = ""]) => [name, sources]));
}

/** Widgets, and the choice of content within a learning platform's page. */
const isFramed = (path: string) => path.startsWith("/widgets/") || path === "/lti/choose";

test("every answer carries the security headers, whatever it is", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const script = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? "";
  const paths = [...listPages(), "/no-such-page", script];
  for (const path of paths) {
    const headers = (await request.get(path)).headers();
    const policy = readPolicy(headers["content-security-policy"]);
    expect(policy.get("default-src"), path).toBe("'self'");
    expect(policy.get("object-src"), path).toBe("'none'");
    expect(policy.get("base-uri"), path).toBe("'none'");
    expect(policy.get("script-src"), path).toMatch(/^'self' 'wasm-unsafe-eval'( 'sha256-[\w+/]{43}=')*$/);
    expect(policy.get("style-src"), path).toMatch(/^'self'( 'sha256-[\w+/]{43}=')*$/);
    expect(policy.get("frame-ancestors"), path).toBe(isFramed(path) ? "*" : "'self'");
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["permissions-policy"], path).toContain("camera=(self)");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("a reply of the API may load nothing, send nothing and be framed by nobody", async ({ request }) => {
  for (const path of ["/api/health", "/api/no-such-route", "/api/live/votes?session=x"]) {
    const headers = (await request.get(path)).headers();
    const policy = readPolicy(headers["content-security-policy"]);
    for (const name of ["default-src", "base-uri", "form-action", "frame-ancestors"])
      expect(policy.get(name), `${path} ${name}`).toBe("'none'");
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
    });
  }
});

test("the pages of a sign-in from a learning platform have a narrower policy of their own", async ({
  request,
}) => {
  const replies = [
    await request.get("/api/lti/login"),
    await request.post("/api/lti/login", { form: { iss: "https://lms.example" } }),
    await request.post("/api/lti/launch", { form: { id_token: "a", state: "b" } }),
    await request.post("/api/lti/deep-link", { form: {} }),
    await request.post("/api/lti/launch", {
      form: { id_token: `"><script>`, state: "b" },
      headers: { "sec-fetch-site": "cross-site" },
    }),
  ];
  const statuses = replies.map((reply) => reply.status());
  expect(statuses).toEqual([400, 400, 403, 400, 200]);
  for (const reply of replies) {
    const policy = readPolicy(reply.headers()["content-security-policy"]);
    expect(policy.get("default-src")).toBe("'none'");
    expect(policy.get("base-uri")).toBe("'none'");
    expect(policy.get("form-action")).toBe(reply.status() === 200 ? "'self'" : "'none'");
    expect(reply.headers()).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect(await reply.text()).not.toContain(`"><script>`);
  }
});

test("a browser is bound to https only where it came by https", async ({ request }) => {
  const plain = await request.get("/");
  expect(plain.headers()["strict-transport-security"]).toBeUndefined();
  const behindProxy = await request.get("/", { headers: { "x-forwarded-proto": "https" } });
  expect(behindProxy.headers()["strict-transport-security"]).toMatch(/^max-age=\d{7,}/);
});

test("a page runs no script that somebody slips into it, and no text as code", async ({ page }) => {
  const violations = watchViolations(page);
  await page.goto("/");
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.head.append(script);
    return document.title === "taken over";
  });
  expect(ran).toBe(false);
  expect(violations.join()).toContain("inline script");
  // In a task of the page's own: what the test's driver evaluates is let through.
  const thrown = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(String(new Function("return 1")()));
          } catch (error) {
            resolve(error instanceof Error ? error.name : "");
          }
        });
      }),
  );
  expect(thrown).toBe("EvalError");
});

test("every widget lives in another site's frame, a lesson does not", async ({ page, baseURL }) => {
  const framed = listPages().filter((path) => path.startsWith("/widgets/"));
  // Of the polls, which are all one page with another question, the first.
  const firstPoll = framed.find((path) => path.startsWith("/widgets/poll/"));
  const widgets = framed.filter((path) => path === firstPoll || !path.startsWith("/widgets/poll/"));
  const lesson = listPages().find((path) => path.startsWith("/lessons/"));
  expect(widgets.length).toBeGreaterThan(4);
  const site = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<iframe src="${baseURL}${request.url}" width="1000" height="800"></iframe>`);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = site.address() as AddressInfo;
    const frame = page.frameLocator("iframe");
    for (const path of widgets) {
      await page.goto(`http://127.0.0.1:${port}${path}`);
      await expect(frame.locator("figure[data-widget], form").first(), path).toBeVisible();
    }
    await page.goto(`http://127.0.0.1:${port}/widgets/gradient-powers`);
    await frame.getByRole("button", { name: "Show code" }).click();
    await expect(frame.getByRole("dialog")).toBeVisible();

    const refusal = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
    await page.goto(`http://127.0.0.1:${port}${lesson}`);
    expect((await refusal).text()).toContain("frame-ancestors 'self'");
    await expect(frame.getByRole("heading")).toHaveCount(0);
  } finally {
    site.closeAllConnections();
    site.close();
  }
});
