import { lookup } from "node:dns";
import { request as requestHttp, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { AppError } from "@/lib/contract/app-error";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

/** Bytes of a platform's reply, and milliseconds until all of it must be there. */
const largestReply = 256 * 1024;
const patience = 10_000;

/** Whether a platform may be on this machine, without https: for tests and for trying things out, never for a class. */
function allowsLoopback(): boolean {
  return process.env.LTI_ALLOW_LOOPBACK === "1";
}

function isAllowed(address: string): boolean {
  return isPublicAddress(address) || (allowsLoopback() && isLoopbackAddress(address));
}

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether we would fetch from this address: https, without a password, and no private IP address written out. */
export function isPlatformAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  if (loopbackNames.has(hostname)) return allowsLoopback() && /^https?:$/.test(protocol);
  const plain = hostname.replace(/^\[|\]$/g, "");
  return protocol === "https:" && (isIP(plain) === 0 || isAllowed(plain));
}

/** Finds a name's addresses and refuses when one is private. The connection goes to the very addresses that were looked at. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, []);
    const addresses = found.filter(({ address }) => isAllowed(address));
    const [first] = addresses;
    if (first === undefined || addresses.length < found.length) {
      return callback(new Error("The name leads to an address that is not public"), []);
    }
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

export interface PlatformRequest {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
}

function send(address: URL, { method = "GET", headers, body }: PlatformRequest): Promise<Response> {
  const options: RequestOptions = {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-length": Buffer.byteLength(body) }) },
    lookup: lookupPublic,
    agent: false,
    signal: AbortSignal.timeout(patience),
  };
  return new Promise((resolve, reject) => {
    const request = (address.protocol === "https:" ? requestHttps : requestHttp)(address, options);
    request.on("error", reject);
    request.on("response", (reply) => {
      const chunks: Buffer[] = [];
      let size = 0;
      reply.on("error", reject);
      reply.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > largestReply) request.destroy(new Error(`The reply has more than ${largestReply} bytes`));
        else chunks.push(chunk);
      });
      reply.on("end", () => {
        const status = reply.statusCode ?? 0;
        if (status < 200 || status > 599) return reject(new Error(`The reply has status ${status}`));
        const isEmpty = status === 204 || status === 205 || status === 304;
        resolve(new Response(isEmpty ? null : Buffer.concat(chunks), { status }));
      });
    });
    request.end(body);
  });
}

/**
 * Asks a platform for something. Redirects are not followed: a reply that is one is returned as it is.
 *
 * @throws AppError "platform-unreachable" for an address that is not to be asked, and for every fault on the way.
 */
export async function askPlatform(address: string, request: PlatformRequest = {}): Promise<Response> {
  try {
    if (!isPlatformAddress(address)) throw new Error("The address is not a public one with https");
    return await send(new URL(address), request);
  } catch (error) {
    throw new AppError(
      "platform-unreachable",
      502,
      "Your learning platform does not answer us as it should. Go back to your course and try again.",
      { cause: error },
    );
  }
}
