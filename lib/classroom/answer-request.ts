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

/**
 * Runs one request of the API: its outcome or its fault becomes the reply, here and nowhere else, and one line of log.
 *
 * @param event - the request's name in the log.
 */
export async function answerRequest(event: string, action: () => Promise<Outcome>): Promise<Response> {
  const start = performance.now();
  const duration = () => Math.round(performance.now() - start);
  try {
    const { body, cookie } = await action();
    writeLog("info", event, { status: 200, ms: duration() });
    return reply(200, body, cookie);
  } catch (error) {
    const fault = toAppError(error);
    const level = fault.status >= 500 ? "error" : "info";
    const cause = fault.cause instanceof Error ? fault.cause : fault;
    const stack = level === "error" ? cause.stack : undefined;
    writeLog(level, event, { status: fault.status, ms: duration(), code: fault.code, stack });
    const body: ErrorReply = { ok: false, error: { code: fault.code, message: fault.publicMessage } };
    return reply(fault.status, body);
  }
}
