import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hashPage } from "./hash-inline.mjs";
import { FRAME_PAGE } from "./kernel-policy.mjs";
import { fromRoot } from "./paths.mjs";
import { hashSource, REACT_ARIA_STYLES, writeHeaders } from "./security.mjs";

const site = {
  pages: { "/lessons/lstm": { scripts: [hashSource("a()")], styles: [] } },
  fallback: { scripts: [hashSource("missing()")], styles: [hashSource("p{}")] },
};
const readPolicy = (url: string) =>
  writeHeaders(url, site, { isHttps: false })["Content-Security-Policy"] ?? "";

/** The text that a file of React Aria gives to the style element that it makes. */
function readInjectedStyle(file: string): string {
  const source = readFileSync(fromRoot("node_modules/react-aria/dist/private", file), "utf8");
  const template = /style\.textContent = `([^`]*)`/.exec(source)?.[1] ?? "";
  return template.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, "data-react-aria-pressable").trim();
}

test("the styles let in by hash are those that React Aria injects", () => {
  const injected = ["interactions/usePress.mjs", "overlays/usePreventScroll.mjs"].map(readInjectedStyle);
  expect(REACT_ARIA_STYLES).toEqual(injected);
  for (const style of REACT_ARIA_STYLES) expect(readPolicy("/")).toContain(hashSource(style));
});

test("a page's policy names its own inline scripts, whatever the query and the trailing slash", () => {
  for (const url of ["/lessons/lstm", "/lessons/lstm/", "/lessons/lstm?step=3", "/lessons/l%73tm"]) {
    expect(readPolicy(url)).toContain(hashSource("a()"));
    expect(readPolicy(url)).not.toContain(hashSource("missing()"));
  }
  for (const url of ["/no-such", "/lessons/lstm/x", "/%E0%A4%A"]) {
    expect(readPolicy(url)).toContain(hashSource("missing()"));
    expect(readPolicy(url)).toContain(hashSource("p{}"));
  }
});

test("only widgets, and the choice of content for a learning platform, may be shown in other sites' frames", () => {
  expect(readPolicy("/lti/choose")).toContain("frame-ancestors *");
  expect(readPolicy("/widgets/lstm-gate-visualizer?x=1")).toContain("frame-ancestors *");
  for (const url of ["/", "/widgets", "/lessons/lstm", "/lti", "/lti/choose/x"]) {
    expect(readPolicy(url)).toContain("frame-ancestors 'self'");
  }
});

test("each inline script and style of a page is hashed as it stands, and linked ones are not", () => {
  const html = `<script src="/a.js" async=""></script><script id="x"> f("</p>")\n</script><style>b{}</style><script>g()</script>`;
  expect(hashPage(html)).toEqual({
    scripts: [hashSource(` f("</p>")\n`), hashSource("g()")],
    styles: [hashSource("b{}")],
  });
});

test("a hash is the one that browsers compute", () => {
  // The example of the specification, https://www.w3.org/TR/CSP3/#grammardef-hash-source
  expect(hashSource("doSomething();")).toBe("'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='");
});

test("pages of a sign-in from a learning platform bring a policy of their own, and no other answer does", () => {
  for (const url of ["/api/lti/login?iss=x", "/api/lti/launch", "/api/lti/deep-link"]) {
    const headers = writeHeaders(url, site, { isHttps: true });
    expect(headers).not.toHaveProperty("Content-Security-Policy");
    expect(headers).not.toHaveProperty("X-Frame-Options");
    expect(headers).toHaveProperty("Strict-Transport-Security");
  }
  for (const url of ["/api/lti/jwks", "/api/lti/launch/x", "/api/lti"]) {
    expect(readPolicy(url)).toContain("default-src 'none'");
  }
});

test("a reply of the API may load nothing and be framed by nobody", () => {
  for (const url of ["/api/polls", "/api/live/votes?session=x", "/api/no-such"]) {
    expect(readPolicy(url)).toMatch(/^default-src 'none';.* frame-ancestors 'none'$/);
  }
  expect(readPolicy("/apis")).toContain("default-src 'self'");
});

test("the page in which cells run may run its own script and what it is given, and reach nothing", () => {
  const policy = readPolicy("/kernel/frame.html");
  const script = /<script>([\s\S]*)<\/script>/.exec(FRAME_PAGE)?.[1] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hashSource(script)} 'unsafe-eval';`);
  expect(policy).toMatch(/; sandbox allow-scripts$/);
  // What is not named falls back to default-src; nothing that is named lets a request out.
  expect(policy).not.toMatch(/connect-src|img-src|https?:|'self'(?!; sandbox)|\*/);
  expect(FRAME_PAGE).toContain(`content="${policy.split("; frame-ancestors")[0]}"`);
});
