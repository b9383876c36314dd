import type { EventStream } from "./follow-session";

/**
 * A reply of server-sent events.
 *
 * @param signal - the request's: a closed tab ends the stream, and frees all that it holds
 */
export function createStreamResponse(signal: AbortSignal, { headers, follow }: EventStream): Response {
  let catchUp = () => undefined as void;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOver = false;
        const end = () => {
          if (isOver) return;
          isOver = true;
          controller.close();
        };
        // Before anything is awaited: a tab may be closed at once.
        signal.addEventListener("abort", end);
        const subscription = follow({
          send(message) {
            if (isOver) return true;
            if ((controller.desiredSize ?? 0) <= 0) return false;
            controller.enqueue(message);
            return true;
          },
          close: end,
        });
        catchUp = subscription.catchUp;
        signal.addEventListener("abort", subscription.end);
        if (!signal.aborted) return;
        subscription.end();
        end();
      },
      pull: () => catchUp(),
    },
    { highWaterMark: 2 },
  );
  return new Response(stream, { headers });
}
