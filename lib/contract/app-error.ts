/** Every fault that the program knows by name. The code is part of the API; the message may change. */
export type AppErrorCode =
  | "bad-request"
  | "too-large"
  | "unsupported-type"
  | "forbidden"
  | "not-found"
  | "too-many-requests"
  | "not-signed-in"
  | "wrong-credentials"
  | "invitation-void"
  | "email-taken"
  | "last-owner"
  | "code-void"
  | "in-other-class"
  | "poll-changed"
  | "already-revealed"
  | "answer-first"
  | "out-of-turn"
  | "no-looks-left"
  | "launch-refused"
  | "platform-unreachable"
  | "data-folder-not-writable"
  | "database-newer"
  | "database-damaged"
  | "database-busy"
  | "database-unreachable"
  | "backup-refused"
  | "internal";

/**
 * A known fault, thrown where it is found and turned into a reply in one place.
 * The message is public: one line, written for the person who meets it, without secrets.
 */
export class AppError extends Error {
  override readonly name = "AppError";

  /** Next bundles this module several times in one process: a fault of one copy is a fault for the others too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "AppError";
  }

  /** `status` is the HTTP status of the reply. */
  constructor(
    readonly code: AppErrorCode,
    readonly status: number,
    readonly publicMessage: string,
    options?: ErrorOptions,
  ) {
    super(publicMessage, options);
  }
}

/** The body of every reply that is not a success. */
export interface ErrorReply {
  ok: false;
  error: { code: AppErrorCode; message: string };
}
