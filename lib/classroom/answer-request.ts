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

function reply(status: number, body: object, cookie?: Outcome["cookie"]): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  for (const line of typeof cookie === "string" ? [cookie] : (cookie ?? []))
    headers.append("Set-Cookie", line);
  return Response.json(body, { status, headers });
}

/** Runs a request's action, turns its fault into the reply for it, and writes one line of log. */
async function answer(
  event: string,
  action: () => Promise<Response>,
  refuse: (fault: AppError) => Response,
): Promise<Response> {
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
export function answerRequest(event: string, action: () => Promise<Outcome>): Promise<Response> {
  const run = async () => {
    const { body, cookie } = await action();
    return reply(200, body, cookie);
  };
  return answer(event, run, (fault) => {
    const body: ErrorReply = { ok: false, error: { code: fault.code, message: fault.publicMessage } };
    return reply(fault.status, body);
  });
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
