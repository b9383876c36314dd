/** What the slides and the presenter's window say to each other within one browser. Slides count from 0. */
export type SpeakerMessage =
  /** The slides: where they are, and the id of the live session that they have; null for none. */
  | { kind: "at"; slide: number; session: string | null }
  /** The slides: they are closed. */
  | { kind: "gone" }
  /** The presenter's window: where they are to go. */
  | { kind: "go"; slide: number }
  /** The presenter's window: where are you? */
  | { kind: "ask" };

function isMessage(data: unknown): data is SpeakerMessage {
  if (typeof data !== "object" || data === null || !("kind" in data)) return false;
  if (data.kind === "ask" || data.kind === "gone") return true;
  if (!("slide" in data) || !Number.isInteger(data.slide)) return false;
  return data.kind === "go" || (data.kind === "at" && "session" in data);
}

export interface SpeakerChannel {
  post: (message: SpeakerMessage) => void;
  close: () => void;
}

/** Joins the talk about one lesson's slides; it needs no server. */
export function openSpeakerChannel(
  lesson: string,
  onMessage: (message: SpeakerMessage) => void,
): SpeakerChannel {
  const channel = new BroadcastChannel(`slides:${lesson}`);
  channel.onmessage = ({ data }: MessageEvent) => {
    if (isMessage(data)) onMessage(data);
  };
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
