import { createServer } from "node:http";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { readSiteHashes } from "./hash-inline.mjs";
import { Failure } from "./failure.mjs";
import { ROOT } from "./paths.mjs";
import { writeHeaders } from "./security.mjs";

/**
 * @typedef {object} Address
 * @property {number} port
 * @property {string | undefined} host the one interface to listen on; all of them when undefined
 */

/** How long open requests may take to finish once the server is told to end. */
const GRACE_MILLISECONDS = 1500;

/** How long a connection may be idle. */
const KEEP_ALIVE_MILLISECONDS = 75_000;

/**
 * Serves the production build: every answer with its security headers, the database opened and brought up to date.
 * Resolves when the first request can be answered. Ends the process on SIGINT and SIGTERM.
 *
 * @param {Address} address
 * @returns {Promise<string>} the address to open in a browser
 * @throws {Failure} when the port is taken, or the program itself says that it cannot work
 */
export async function serve({ port, host }) {
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { default: createApp } = await import("next");
  const app = createApp({ dev: false, dir: ROOT, hostname: host ?? "localhost", port });
  await app.prepare();

  const handle = app.getRequestHandler();
  const hotRoutes = listHotRoutes();
  const hashes = readSiteHashes();
  const server = createServer((request, response) => {
    const isHttps = request.headers["x-forwarded-proto"] === "https";
    const headers = writeHeaders(request.url ?? "/", hashes, { isHttps });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = request.url?.split("?", 1)[0];
    const answer = hotRoutes.get(`${request.method} ${path}`);
    if (answer !== undefined) answer(request, response);
    else void handle(request, response);
  });
  // Longer than proxies keep theirs: one that sends a request into a connection which is just being closed gets an error.
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  endOnSignal(server, app);

  await listen(server, { port, host });
  const address = `http://${host ? formatHost(host) : "localhost"}:${port}`;
  await checkHealth(
    host === undefined || host === "0.0.0.0" || host === "::" ? `http://localhost:${port}` : address,
  );
  return address;
}

/**
 * The requests that are answered without Next's router: see `offerHotRoutes`, which has been called when Next is prepared.
 *
 * @returns {Map<string, import("node:http").RequestListener>} by method and path
 */
function listHotRoutes() {
  const processWide =
    /** @type {{ forwardPassHotRoutes?: ReadonlyMap<string, (request: Request) => Promise<Response>> } & typeof globalThis} */ (
      globalThis
    );
  const routes = [...(processWide.forwardPassHotRoutes ?? [])];
  return new Map(
    routes.map(([name, answer]) => {
      // By the handler's number of parameters the package knows that the client's address is not asked for.
      const listener = createRequestListener((request) => answer(request));
      return [
        name,
        (request, response) => {
          // As Next does, for the limits by address.
          request.headers["x-forwarded-for"] ??= request.socket.remoteAddress ?? "";
          listener(request, response);
        },
      ];
    }),
  );
}

/**
 * @param {import("node:net").Server} server
 * @param {Address} address
 * @returns {Promise<void>}
 */
export function listen(server, { port, host }) {
  return new Promise((resolve, reject) => {
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => reject(explain(error, port, host)));
    server.listen(port, host, () => resolve());
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
 * What to tell the person who starts a site that has no account yet: how to make the first one. The token stands after
 * the "#", which browsers do not send: so it gets into no log.
 *
 * @param {string} address as returned by `serve`
 * @returns {Promise<string>} one line, or nothing once there is an account
 * @throws {Failure} when nobody could sign in
 */
export async function describeSetup(address) {
  const processWide = /** @type {{ forwardPassSetup?: () => Promise<string | null> } & typeof globalThis} */ (
    globalThis
  );
  const token = await processWide.forwardPassSetup?.().catch((error) => {
    throw error instanceof Error && error.name === "AppError" ? new Failure(error.message) : error;
  });
  if (!token) return "";
  return `Nobody has an account yet. Make the owner's here, once, within a day: ${address}/welcome#${token}`;
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
 * @param {import("node:http").Server} server
 * @param {{ close(): Promise<void> }} app
 */
function endOnSignal(server, app) {
  let isEnding = false;
  const end = () => {
    if (isEnding) process.exit(0);
    isEnding = true;
    server.close(() => void app.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
    // Event streams never finish by themselves.
    setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS).unref();
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}
