import { createHash } from "node:crypto";

/**
 * The whole script of the page that holds a kernel's worker: what is to run, and the port to speak by, come once from the page
 * around it. The worker is made of a blob, since a page of no origin may fetch none.
 */
const FRAME_SCRIPT = `addEventListener("message", (event) => {
  if (event.source !== parent) return;
  const url = URL.createObjectURL(new Blob([event.data], { type: "text/javascript" }));
  new Worker(url).postMessage(null, event.ports);
}, { once: true });`;

const frameHash = createHash("sha256").update(FRAME_SCRIPT).digest("base64");

/**
 * What the kernel may do: start its own worker and evaluate what it is given, and reach nothing. The worker follows the same
 * policy. With default-src 'none' there is no fetch, no socket, no import, no image.
 */
const KERNEL_POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${frameHash}' 'unsafe-eval'`,
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What only a header can say: whoever opens the page by itself gets it without an origin too. */
export const KERNEL_HEADER = `${KERNEL_POLICY}; frame-ancestors 'self'; sandbox allow-scripts`;

/** The page. The server sends its policy as a header; within it, it holds wherever the file is served from. */
export const FRAME_PAGE =
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Runs cells</title>` +
  `<meta http-equiv="Content-Security-Policy" content="${KERNEL_POLICY}"><script>${FRAME_SCRIPT}</script></html>\n`;
