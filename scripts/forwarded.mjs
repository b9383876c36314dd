import { Failure } from "./failure.mjs";

/**
 * How many proxies of one's own every request comes through, from TRUST_PROXY; none unless told.
 *
 * @throws {Failure} when it is no such number
 */
export function readTrustedProxies() {
  const text = process.env["TRUST_PROXY"] || "0";
  if (!/^\d$/.test(text)) {
    throw new Failure(
      `TRUST_PROXY=${text} is no number of proxies: 1 where one stands before the server, else leave it out.`,
    );
  }
  return Number(text);
}

/**
 * Makes the X-Forwarded headers of a request mean what they say. Anybody can send them, so each proxy's word counts only as
 * far as it is one's own: X-Forwarded-For becomes the one address that the outermost trusted proxy has seen, and without
 * a trusted proxy the connection's own; X-Forwarded-Proto and -Host are then left out.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {number} proxies trusted
 */
export function settleForwarded({ headers, socket }, proxies) {
  const chain = [...splitList(headers["x-forwarded-for"]), socket.remoteAddress ?? "unknown"];
  headers["x-forwarded-for"] = chain.at(-1 - proxies) ?? chain[0];
  for (const name of ["x-forwarded-proto", "x-forwarded-host", "x-forwarded-port"]) {
    const [first] = proxies === 0 ? [] : splitList(headers[name]);
    if (first === undefined) delete headers[name];
    else headers[name] = first;
  }
}

/**
 * @param {string | string[] | undefined} header
 * @returns {string[]}
 */
function splitList(header) {
  return String(header ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
