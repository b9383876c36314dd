import { writeLog } from "./log.mjs";
import { writeStream } from "./write-stream.mjs";

/** @typedef {import("../app/api/live/hot-routes").Answer} Answer */

/** In bytes: what is larger is read no further, and its route refuses what it has got. */
const LARGEST_BODY = 64 * 1024;

/**
 * The requests that are answered without Next's router: see `offerHotRoutes`, which has been called once a request was
 * answered, but maybe not before.
 *
 * @returns {ReadonlyMap<string, import("node:http").RequestListener>} by method and path
 * @throws {Error} where there are none
 */
export function listHotRoutes() {
  const processWide =
    /** @type {{ forwardPassHotRoutes?: ReadonlyMap<string, Answer> } & typeof globalThis} */ (globalThis);
  const routes = [...(processWide.forwardPassHotRoutes ?? [])];
  if (routes.length === 0) throw new Error("There are no routes that are answered without Next's router");
  return new Map(
    routes.map(([name, answer]) => [name, (request, response) => void run(answer, request, response)]),
  );
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @returns {Promise<Uint8Array[]>} its body, or a little more of it than the largest
 */
function readBody(request) {
  return new Promise((resolve, reject) => {
    /** @type {Uint8Array[]} */
    const chunks = [];
    let size = 0;
    /** @param {Uint8Array} chunk */
    const add = (chunk) => {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size <= LARGEST_BODY) return;
      // The rest goes by unread, so that the refusal can be said on the same connection.
      request.off("data", add).resume();
      resolve(chunks);
    };
    request
      .on("data", add)
      .once("end", () => resolve(chunks))
      .once("error", reject);
  });
}

/**
 * @param {import("node:http").IncomingMessage} request whose X-Forwarded headers are settled
 * @returns {Promise<import("../lib/classroom/api-request").ApiRequest>}
 */
async function readRequest(request) {
  const { headers } = request;
  const protocol = headers["x-forwarded-proto"] ?? "http";
  return {
    url: `${protocol}://${headers.host ?? "localhost"}${request.url}`,
    headers: { get: (name) => headers[name]?.toString() ?? null },
    body: request.method === "GET" ? null : await readBody(request),
  };
}

/**
 * @param {Answer} answer
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function run(answer, request, response) {
  try {
    const reply = await answer(await readRequest(request));
    if ("follow" in reply) return writeStream(response, reply);
    const { "Set-Cookie": cookies, ...headers } = reply.headers;
    if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
    // Of a known length a reply is one write, else three.
    const length = Buffer.byteLength(reply.text);
    response.writeHead(reply.status, { ...headers, "Content-Length": length }).end(reply.text);
  } catch (error) {
    writeLog("error", "hot-route", { stack: error instanceof Error ? error.stack : String(error) });
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}
