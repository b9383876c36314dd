import type { z } from "zod";
import { AppError } from "@/lib/contract/app-error";
import type { ApiHeaders, ApiRequest } from "./api-request";
import { isSecure } from "./reader-cookie";

/** Bytes. The longest honest vote has some 900. */
const usualLimit = 4096;

/** Whether a request comes from our own page, or from no page at all. */
export function isSameOrigin(headers: ApiHeaders): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  // Browsers send Sec-Fetch-Site over https and on localhost; over plain http there is Origin alone.
  return site !== null ? site === "same-origin" : origin === null || parseHost(origin) === host;
}

/**
 * Refuses a write that another site's page sends in a reader's name.
 *
 * @throws AppError "forbidden".
 */
export function checkSameOrigin(headers: ApiHeaders): void {
  if (isSameOrigin(headers)) return;
  throw new AppError("forbidden", 403, "This is taken from the course's own pages only.");
}

function parseHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

async function readText({ headers, body }: ApiRequest, largestBody: number): Promise<string> {
  const declared = Number(headers.get("content-length") ?? 0);
  const chunks: Uint8Array[] = [];
  let size = declared > largestBody ? declared : 0;
  if (body !== null && size === 0) {
    // In Node a stream of the web can be iterated too; the types here are the browsers'.
    for await (const chunk of body as AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > largestBody) break;
    }
  }
  if (size > largestBody)
    throw new AppError("too-large", 413, `The request is larger than ${largestBody} bytes.`);
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * The JSON body of a write from our own page, by its schema.
 *
 * @param largestBody - in bytes.
 * @throws AppError "forbidden", "unsupported-type", "too-large" or "bad-request".
 */
export async function readBody<T>(
  request: ApiRequest,
  schema: z.ZodType<T>,
  largestBody = usualLimit,
): Promise<T> {
  checkSameOrigin(request.headers);
  // Another site's form can send text and forms without asking first, but not JSON.
  if (request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new AppError("unsupported-type", 415, "Send JSON with Content-Type: application/json.");
  }
  const text = await readText(request, largestBody);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AppError("bad-request", 400, "The request is not JSON.", { cause: error });
  }
  return parseRequest(schema, json);
}

/**
 * The fields of a form that a page has sent, by their schema. It may be another site's page: who reads it looks first
 * at `checkSameOrigin` where that matters.
 *
 * @param largestBody - in bytes.
 * @throws AppError "unsupported-type", "too-large" or "bad-request".
 */
export async function readForm<T>(
  request: ApiRequest,
  schema: z.ZodType<T>,
  largestBody = usualLimit,
): Promise<T> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") {
    throw new AppError("unsupported-type", 415, "Send a form.");
  }
  const text = await readText(request, largestBody);
  return parseRequest(schema, Object.fromEntries(new URLSearchParams(text)));
}

/** Our own origin as the browser knows it, also behind a proxy, such as https://course.example. */
export function readSite(request: ApiRequest): string {
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host") ?? "localhost";
  const site = `${isSecure(request) ? "https" : "http"}://${host}`;
  return URL.canParse(site) ? new URL(site).origin : "http://localhost";
}

/**
 * The query of a request, by its schema.
 *
 * @throws AppError "bad-request".
 */
export function readQuery<T>(request: ApiRequest, schema: z.ZodType<T>): T {
  return parseRequest(schema, Object.fromEntries(new URL(request.url).searchParams));
}

function parseRequest<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  throw new AppError("bad-request", 400, `The request does not fit: ${place || "body"}: ${issue?.message}.`);
}
