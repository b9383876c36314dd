import { keep, readKept } from "@/components/poll/kept-text";

/** The session in which this browser took part last. */
export interface JoinedSession {
  code: string;
  /** The session's id. */
  session: string;
}

const key = "live-joined";

/** Its text as it is kept: the same as long as it does not change. */
export function readJoinedText(): string | null {
  return readKept(key);
}

export function parseJoined(text: string | null): JoinedSession | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    const isJoined =
      typeof value === "object" &&
      value !== null &&
      "code" in value &&
      "session" in value &&
      typeof value.code === "string" &&
      typeof value.session === "string";
    return isJoined ? (value as JoinedSession) : null;
  } catch {
    return null;
  }
}

export function keepJoined(joined: JoinedSession | null): void {
  keep(key, joined === null ? null : JSON.stringify(joined));
}
