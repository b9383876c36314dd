import type { LiveView } from "@/lib/contract/live";

/** `lost`: what is on screen may be old; another try is under way. */
export type LiveConnection = "connecting" | "open" | "lost";

export interface SessionListener {
  onView: (view: LiveView) => void;
  onConnection: (connection: LiveConnection) => void;
}

/** Milliseconds to wait after a refused stream: at first, and at most. */
const firstPause = 1000;
const longestPause = 15_000;

/** Milliseconds out of sight after which a phone may have let its streams die without a word. */
const longSleep = 10_000;

function readView(data: unknown): LiveView | null {
  try {
    const value: unknown = JSON.parse(String(data));
    const isView =
      typeof value === "object" &&
      value !== null &&
      "lesson" in value &&
      "ended" in value &&
      "polls" in value &&
      Array.isArray(value.polls);
    // Our own server's events have this type; a page that is older than the server may get another one.
    return isView ? (value as LiveView) : null;
  } catch {
    return null;
  }
}

/**
 * Follows a live session until it is over, through lost connections, sleeping phones and refusals.
 *
 * @returns what ends it.
 */
export function followSession(sessionId: string, { onView, onConnection }: SessionListener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;
  let hiddenSince: number | null = null;

  function open(): void {
    clearTimeout(timer);
    source?.close();
    const stream = new EventSource(`/api/live/stream?session=${encodeURIComponent(sessionId)}`);
    source = stream;
    stream.onopen = () => {
      pause = firstPause;
      onConnection("open");
    };
    stream.onmessage = (event: MessageEvent) => {
      const view = readView(event.data);
      if (view === null) return;
      onView(view);
      // Nothing comes after the end.
      if (view.ended) stop();
    };
    stream.onerror = () => {
      onConnection("lost");
      // After a broken link the browser tries again by itself; after a refusal it does not.
      if (stream.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pause);
      pause = Math.min(2 * pause, longestPause);
    };
  }

  function onOffline(): void {
    onConnection("lost");
  }

  function onVisibility(): void {
    if (document.visibilityState === "hidden") {
      hiddenSince = Date.now();
      return;
    }
    const slept = hiddenSince === null ? 0 : Date.now() - hiddenSince;
    hiddenSince = null;
    if (slept > longSleep || source?.readyState !== EventSource.OPEN) open();
  }

  function stop(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
    removeEventListener("online", open);
    removeEventListener("offline", onOffline);
    document.removeEventListener("visibilitychange", onVisibility);
  }

  addEventListener("online", open);
  addEventListener("offline", onOffline);
  document.addEventListener("visibilitychange", onVisibility);
  open();
  return stop;
}
