import type { Subscriber } from "./stream-hub";

/**
 * A reply of server-sent events. A browser that is slower than the messages gets the newest one when it is ready, and
 * none of those between.
 *
 * @param signal - the request's: a closed tab ends the stream, and frees all that it holds
 * @param subscribe - begins to send, and returns what ends it
 */
export function createStreamResponse(
  signal: AbortSignal,
  subscribe: (subscriber: Subscriber) => () => void,
): Response {
  let unsubscribe = () => undefined as void;
  let waiting: Uint8Array | null = null;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOver = false;
        const end = () => {
          if (isOver) return;
          isOver = true;
          unsubscribe();
          controller.close();
        };
        // Before anything is awaited: a tab may be closed at once.
        signal.addEventListener("abort", end);
        const send = (message: Uint8Array) => {
          if (isOver) return;
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(message);
          else waiting = message;
        };
        unsubscribe = subscribe({ send, close: end });
        if (signal.aborted) end();
      },
      pull(controller) {
        if (waiting === null) return;
        controller.enqueue(waiting);
        waiting = null;
      },
    },
    { highWaterMark: 2 },
  );
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      // nginx would gather small messages.
      "X-Accel-Buffering": "no",
    },
  });
}
