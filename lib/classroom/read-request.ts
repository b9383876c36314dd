import type { z } from "zod";
import { AppError } from "@/lib/contract/app-error";

/** Bytes. The longest honest vote has some 900. */
const usualLimit = 4096;

/**
 * Refuses a write that another site's page sends in a reader's name.
 *
 * @throws AppError "forbidden".
 */
export function checkSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  // Browsers send Sec-Fetch-Site over https and on localhost; over plain http there is Origin alone.
  const foreign = site !== null ? site !== "same-origin" : origin !== null && parseHost(origin) !== host;
  if (foreign) throw new AppError("forbidden", 403, "This is taken from the course's own pages only.");
}

function parseHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

async function readText(request: Request, largestBody: number): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const reader = declared > largestBody ? undefined : request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = declared > largestBody ? declared : 0;
  while (reader !== undefined && size <= largestBody) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
  }
  if (size > largestBody) {
    await reader?.cancel();
    throw new AppError("too-large", 413, `The request is larger than ${largestBody} bytes.`);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * The JSON body of a write from our own page, by its schema.
 *
 * @param largestBody - in bytes.
 * @throws AppError "forbidden", "unsupported-type", "too-large" or "bad-request".
 */
export async function readBody<T>(
  request: Request,
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
 * The query of a request, by its schema.
 *
 * @throws AppError "bad-request".
 */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  return parseRequest(schema, Object.fromEntries(new URL(request.url).searchParams));
}

function parseRequest<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  throw new AppError("bad-request", 400, `The request does not fit: ${place || "body"}: ${issue?.message}.`);
}
