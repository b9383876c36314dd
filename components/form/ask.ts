import type { AppErrorCode, ErrorReply } from "@/lib/contract/app-error";

/** A reply of the server, or why there is none. */
export type Reply<T> =
  { ok: true; value: T } | { ok: false; code: AppErrorCode | "unreachable"; message: string };

const unreachable = {
  ok: false,
  code: "unreachable",
  message: "The server did not answer. Look at your connection, then try again.",
} as const;

/** Asks the server, or sends it a body. Never throws: what went wrong is in the reply, in words for the reader. */
export async function ask<T>(
  path: string,
  write?: { method: "POST" | "PATCH" | "DELETE"; body: object },
): Promise<Reply<T>> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.timeout(15_000),
      ...(write && {
        method: write.method,
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(write.body),
      }),
    });
    // Our own server's replies have these types; a proxy's error page is no JSON and lands below.
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    const { error } = (await response.json()) as ErrorReply;
    return { ok: false, code: error.code, message: error.message };
  } catch {
    return unreachable;
  }
}
