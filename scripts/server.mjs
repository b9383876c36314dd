import { createServer } from "node:http";
import { readTrustedProxies, settleForwarded } from "./forwarded.mjs";
import { readSiteHashes } from "./hash-inline.mjs";
import { Failure } from "./failure.mjs";
import { createGraderKeeper } from "./grader-keeper.mjs";
import { listHotRoutes } from "./hot-routes.mjs";
import { readLogFormat, takeOverLogs, withRequestId, writeLog } from "./log.mjs";
import { trackStreams } from "./open-streams.mjs";
import { ROOT } from "./paths.mjs";
import { writeHeaders } from "./security.mjs";

/**
 * @typedef {object} Address
 * @property {number} port
 * @property {string | undefined} host the one interface to listen on; all of them when undefined
 */

/** How long open requests may take to finish once the server is told to end. */
const GRACE_MILLISECONDS = 8000;

/**
 * Connections that may wait to be taken: a hall comes within the same second, and one that finds no room tries again only
 * after 1 s, 3 s, 7 s and 15 s. The system's own limit (on Linux `net.core.somaxconn`, 4096) still holds.
 */
const BACKLOG = 16_384;

/** How long a proxy may keep a connection for its next request: longer than proxies do, so that none meets a closed one. */
const KEEP_ALIVE_MILLISECONDS = 65_000;

/**
 * Serves the production build: every answer with its security headers, the database opened and brought up to date.
 * Resolves when the first request can be answered. Ends the process on SIGINT and SIGTERM.
 *
 * @param {Address} address
 * @returns {Promise<string>} the address to open in a browser
 * @throws {Failure} when the port is taken, or the program itself says that it cannot work
 */
export async function serve({ port, host }) {
  const proxies = readTrustedProxies();
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  takeOverLogs();
  const grader = createGraderKeeper();
  offerGrading(grader.start);
  const { default: createApp } = await import("next");
  const app = createApp({ dev: false, dir: ROOT, hostname: host ?? "localhost", port });
  await app.prepare();

  const handle = app.getRequestHandler();
  /** @type {ReturnType<typeof listHotRoutes>} */
  let hotRoutes = new Map();
  const hashes = readSiteHashes();
  const server = createServer((request, response) => {
    settleForwarded(request, proxies);
    const isHttps = request.headers["x-forwarded-proto"] === "https";
    const headers = writeHeaders(request.url ?? "/", hashes, { isHttps });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = request.url?.split("?", 1)[0];
    const answer = hotRoutes.get(`${request.method} ${path}`) ?? handle;
    withRequestId(response, () => void answer(request, response));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  endOnSignal(server, app, grader);

  await listen(server, { port, host });
  const address = `http://${host ? formatHost(host) : "localhost"}:${port}`;
  await checkHealth(
    host === undefined || host === "0.0.0.0" || host === "::" ? `http://localhost:${port}` : address,
  );
  hotRoutes = listHotRoutes();
  return address;
}

/**
 * @param {import("node:net").Server} server
 * @param {Address} address
 * @returns {Promise<void>}
 */
export function listen(server, { port, host }) {
  return new Promise((resolve, reject) => {
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => reject(explain(error, port, host)));
    server.listen({ port, host, backlog: BACKLOG }, () => resolve());
  });
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number} port
 * @param {string | undefined} host
 */
function explain(error, port, host) {
  if (error.code === "EADDRINUSE")
    return new Failure(
      `Port ${port} is taken: end the program that uses it, or choose another: PORT=${port + 1} npm start`,
    );
  if (error.code === "EACCES")
    return new Failure(
      `Port ${port} is reserved for the system: choose one above 1023, such as PORT=3000 npm start`,
    );
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new Failure(`HOST=${host} is no address of this machine: leave it out to serve on all of them.`);
  return error;
}

/**
 * Says that the site is served and, as long as it has no account, how to make the first one. Its link is for the eyes of the
 * person at the terminal: a log that programs read gets no secret, so there the link is had by `npm run owner`.
 *
 * @param {string} site as returned by `serve`
 * @param {string} [hint] for the person at the terminal
 * @throws {Failure} when nobody could sign in
 */
export async function announce(site, hint = "") {
  const token = await createSetupToken();
  if (readLogFormat() === "json") {
    if (token)
      writeLog("warn", "no-account", {
        message: "Nobody has an account yet: npm run owner prints a link for the first.",
      });
    writeLog("info", "ready", { site, pid: process.pid });
    return;
  }
  // The token stands after the "#", which browsers do not send.
  if (token)
    console.log(
      `Nobody has an account yet. Make the owner's here, once, within a day: ${site}/welcome#${token}`,
    );
  console.log(`Ready at ${site} ${hint}`.trimEnd());
}

/** @returns {Promise<string | null | undefined>} nothing once there is an account */
function createSetupToken() {
  const processWide = /** @type {{ forwardPassSetup?: () => Promise<string | null> } & typeof globalThis} */ (
    globalThis
  );
  return Promise.resolve(processWide.forwardPassSetup?.()).catch((error) => {
    throw error instanceof Error && error.name === "AppError" ? new Failure(error.message) : error;
  });
}

/** @param {string} host */
function formatHost(host) {
  return host.includes(":") ? `[${host}]` : host;
}

/**
 * The first request: it opens the database and applies migrations, and tells what stands in the way of that.
 *
 * @param {string} address
 */
async function checkHealth(address) {
  const reply = await fetch(`${address}/api/health`);
  /** @type {{ ok: boolean, error?: { code: string, message: string } }} */
  const health = await reply.json();
  if (!health.ok) throw new Failure(health.error?.message ?? "The program does not answer as it should.");
}

/**
 * Lets what is inside Next's bundles have the worker started.
 *
 * @param {() => void} start
 */
function offerGrading(start) {
  const processWide = /** @type {{ forwardPassGrade?: () => void } & typeof globalThis} */ (globalThis);
  processWide.forwardPassGrade = start;
}

/**
 * On a signal no new connection is taken, streams end, and requests that are being answered have a while to finish; then the
 * database is closed and the process ends. A second signal ends it at once.
 *
 * @param {import("node:http").Server} server
 * @param {{ close(): Promise<void> }} app
 * @param {{ close(): Promise<void> }} grader
 */
function endOnSignal(server, app, grader) {
  const endStreams = trackStreams(server);
  let isEnding = false;
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    if (isEnding) process.exit(0);
    isEnding = true;
    writeLog("info", "stopping", { signal });
    server.close(() => void closeAll(app, grader));
    endStreams();
    // A connection that is kept for a next request counts as open until it is closed from here.
    setInterval(() => server.closeIdleConnections(), 50).unref();
    setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS).unref();
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

/**
 * @param {{ close(): Promise<void> }} app
 * @param {{ close(): Promise<void> }} grader
 */
async function closeAll(app, grader) {
  const processWide = /** @type {{ forwardPassClose?: () => Promise<void> } & typeof globalThis} */ (
    globalThis
  );
  try {
    await Promise.all([app.close(), grader.close()]);
    await processWide.forwardPassClose?.();
    writeLog("info", "stopped");
  } catch (error) {
    writeLog("error", "stopped", { stack: error instanceof Error ? error.stack : String(error) });
  }
  process.exit(0);
}
