import { AppError, type ErrorReply } from "@/lib/contract/app-error";
import { writeLog } from "./write-log";

export interface Outcome {
  body: object;
  /** A Set-Cookie line, or several. */
  cookie?: string | readonly string[] | null;
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError("internal", 500, "The server could not do this. Nothing was saved: try again.", {
    cause: error,
  });
}

/** A reply of the API before it is a `Response`, which costs more than all that leads to it. */
export interface ApiReply {
  status: number;
  /** By their names; only Set-Cookie may have several lines, and may have none. */
  headers: { "Cache-Control": string; "Content-Type": string; "Set-Cookie": readonly string[] };
  /** As JSON. */
  text: string;
}

function printReply(status: number, body: object, cookie?: Outcome["cookie"]): ApiReply {
  const headers = {
    "Cache-Control": "no-store",
    "Content-Type": "application/json",
    "Set-Cookie": typeof cookie === "string" ? [cookie] : (cookie ?? []),
  };
  return { status, headers, text: JSON.stringify(body) };
}

/** The same reply as the web's `Response`. */
export function toResponse({ status, headers, text }: ApiReply): Response {
  const { "Set-Cookie": cookies, ...others } = headers;
  const response = new Response(text, { status, headers: others });
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}

/** Runs a request's action, turns its fault into the reply for it, and writes one line of log. */
async function answer<Reply extends { status: number }>(
  event: string,
  action: () => Promise<Reply>,
  refuse: (fault: AppError) => Reply,
): Promise<Reply> {
  const start = performance.now();
  const duration = () => Math.round(performance.now() - start);
  try {
    const done = await action();
    writeLog("info", event, { status: done.status, ms: duration() });
    return done;
  } catch (error) {
    const fault = toAppError(error);
    const level = fault.status >= 500 ? "error" : "info";
    const cause = fault.cause instanceof Error ? fault.cause : fault;
    const stack = level === "error" ? cause.stack : undefined;
    // Which of the many checks of a launch failed: its one public message does not tell.
    const reason = fault.code === "launch-refused" ? cause.message : undefined;
    writeLog(level, event, { status: fault.status, ms: duration(), code: fault.code, reason, stack });
    return refuse(fault);
  }
}

/**
 * Runs one request of the API: its outcome or its fault becomes the reply, here and nowhere else, and one line of log.
 *
 * @param event - the request's name in the log.
 */
export function answerLightly(event: string, action: () => Promise<Outcome>): Promise<ApiReply> {
  const run = async () => {
    const { body, cookie } = await action();
    return printReply(200, body, cookie);
  };
  return answer(event, run, (fault) => {
    const body: ErrorReply = { ok: false, error: { code: fault.code, message: fault.publicMessage } };
    return printReply(fault.status, body);
  });
}

/** The same as the `Response` that a route of Next's returns. */
export async function answerRequest(event: string, action: () => Promise<Outcome>): Promise<Response> {
  return toResponse(await answerLightly(event, action));
}

/**
 * The same for a request that brings a person to a page: its reply is a page or a redirection, and so is its fault's.
 *
 * @param refuse - makes the page of a fault.
 */
export function answerVisit(
  event: string,
  action: () => Promise<Response>,
  refuse: (fault: AppError) => Response,
): Promise<Response> {
  return answer(event, action, refuse);
}
