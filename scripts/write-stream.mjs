/**
 * @typedef {object} Subscriber
 * @property {(message: Uint8Array) => void} send
 * @property {() => void} close
 */

/** @typedef {(subscriber: Subscriber) => () => void} Follow begins to send messages, and returns what ends it */

/**
 * Answers with a stream of server-sent events, straight to the connection: through the streams of the web's `Response` each
 * message costs three times as much, and a full hall gets fifty thousand a second. As `createStreamResponse` does, it gives
 * a browser that is slower than the messages the newest one when it is ready, and none of those between; a closed tab ends
 * the stream and frees all that it holds.
 *
 * @param {import("node:http").ServerResponse} response
 * @param {Follow} follow
 */
export function writeStream(response, follow) {
  // Set one by one: who ends all streams when the server ends knows them by their type.
  response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
  response.setHeader("Cache-Control", "no-store, no-transform");
  // nginx would gather small messages.
  response.setHeader("X-Accel-Buffering", "no");
  // Without the frame of a chunk a message is one write; the reply ends where its connection does.
  response.removeHeader("Transfer-Encoding");
  response.flushHeaders();
  /** @type {Uint8Array | null} */
  let waiting = null;
  const end = follow({
    send(message) {
      if (response.writableNeedDrain) waiting = message;
      else response.write(message);
    },
    close: () => response.end(),
  });
  response.on("drain", () => {
    if (waiting !== null) response.write(waiting);
    waiting = null;
  });
  if (response.destroyed) end();
  else response.once("close", end);
}
