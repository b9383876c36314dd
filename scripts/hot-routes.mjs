import { createHeaders, sendResponse } from "@remix-run/node-fetch-server";
import { writeLog } from "./log.mjs";
import { writeStream } from "./write-stream.mjs";

/** @typedef {(request: import("../lib/classroom/api-request").ApiRequest) => Promise<Response | import("./write-stream.mjs").Follow>} Answer */

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
 * @param {import("node:http").IncomingMessage} request whose X-Forwarded headers are settled
 * @returns {import("../lib/classroom/api-request").ApiRequest}
 */
function readRequest(request) {
  const protocol = request.headers["x-forwarded-proto"] ?? "http";
  return {
    url: `${protocol}://${request.headers.host ?? "localhost"}${request.url}`,
    headers: createHeaders(request),
    // Who stops reading refuses what is too large, and still has to say so on the same connection.
    body: { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) },
  };
}

/**
 * @param {Answer} answer
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function run(answer, request, response) {
  try {
    const reply = await answer(readRequest(request));
    if (reply instanceof Response) await sendResponse(response, reply);
    else writeStream(response, reply);
  } catch (error) {
    writeLog("error", "hot-route", { stack: error instanceof Error ? error.stack : String(error) });
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}
