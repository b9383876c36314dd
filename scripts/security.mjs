import { createHash } from "node:crypto";
import { KERNEL_HEADER } from "./kernel-policy.mjs";

/**
 * The styles that React Aria puts into the page's head: `usePress` once, `usePreventScroll` while a dialog is open
 * on iOS. They are named by hash so that no other inline style is let in; security.test.ts compares them with the package.
 */
export const REACT_ARIA_STYLES = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
  `@layer {
  * {
    overscroll-behavior: contain;
  }
}`,
];

const REACT_ARIA_HASHES = REACT_ARIA_STYLES.map(hashSource);

/**
 * @param {string} text of an inline script or style, exactly as it stands between its tags
 * @returns {string} as a policy names it: 'sha256-...'
 */
export function hashSource(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/**
 * The Content-Security-Policy of one page.
 *
 * @param {import("./hash-inline.mjs").InlineHashes} hashes of its inline scripts and styles
 * @param {boolean} isEmbeddable whether any site may show it in a frame
 */
export function writePolicy({ scripts, styles }, isEmbeddable) {
  return [
    "default-src 'self'",
    // TensorFlow.js's WASM backend compiles WebAssembly, in a worker that follows this policy too. No eval of text.
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(" "),
    ["style-src 'self'", ...REACT_ARIA_HASHES, ...styles].join(" "),
    // KaTeX sets the height and shift of each box in style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${isEmbeddable ? "*" : "'self'"}`,
  ].join("; ");
}

/** Pages made for one moment of a sign-in from a learning platform: each says itself what it may do. */
const OWN_POLICY = /^\/api\/lti\/(login|launch|deep-link)$/;

/** Data for scripts, and files to keep: should a browser ever show one as a page, it may load and run nothing. */
const API = /^\/api\//;
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page of no origin in which cells run. */
const KERNEL = "/kernel/frame.html";

/** Pages that any site may show in a frame: widgets, and the choice of content within a learning platform's page. */
const EMBEDDABLE = /^\/(widgets\/|lti\/choose$)/;

/**
 * The security headers of the answer to one request.
 *
 * @param {string} url path and query, as requested
 * @param {import("./hash-inline.mjs").SiteHashes} hashes
 * @param {{ isHttps: boolean }} connection as the reader sees it
 * @returns {Record<string, string>}
 */
export function writeHeaders(url, hashes, { isHttps }) {
  const pathname = readPathname(url);
  const isEmbeddable = EMBEDDABLE.test(pathname);
  const hasOwnPolicy = OWN_POLICY.test(pathname);
  return {
    ...(hasOwnPolicy ? {} : { "Content-Security-Policy": choosePolicy(pathname, hashes, isEmbeddable) }),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    ...(isEmbeddable || hasOwnPolicy ? {} : { "X-Frame-Options": "SAMEORIGIN" }),
    ...(isHttps ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/**
 * @param {string} pathname
 * @param {import("./hash-inline.mjs").SiteHashes} hashes
 * @param {boolean} isEmbeddable
 */
function choosePolicy(pathname, hashes, isEmbeddable) {
  if (pathname === KERNEL) return KERNEL_HEADER;
  if (API.test(pathname)) return API_POLICY;
  return findPolicy(hashes.pages[pathname] ?? hashes.fallback, isEmbeddable);
}

/** @type {WeakMap<import("./hash-inline.mjs").InlineHashes, string>[]} written once each: not embeddable ones, embeddable ones */
const policies = [new WeakMap(), new WeakMap()];

/**
 * @param {import("./hash-inline.mjs").InlineHashes} hashes
 * @param {boolean} isEmbeddable
 */
function findPolicy(hashes, isEmbeddable) {
  const ofKind = policies[Number(isEmbeddable)] ?? new WeakMap();
  const policy = ofKind.get(hashes) ?? writePolicy(hashes, isEmbeddable);
  ofKind.set(hashes, policy);
  return policy;
}

/** @param {string} url */
function readPathname(url) {
  const pathname = url.split("?", 1)[0] ?? "/";
  try {
    return decodeURI(pathname).replace(/(?<=.)\/+$/, "");
  } catch {
    return pathname;
  }
}
