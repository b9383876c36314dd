/**
 * Answers with a stream of server-sent events, straight to the connection: through the streams of the web's `Response` each
 * message costs three times as much, and a full hall gets fifty thousand a second. A closed tab ends the stream and frees
 * all that it holds.
 *
 * @param {import("node:http").ServerResponse} response
 * @param {import("../lib/classroom/live/follow-session").EventStream} stream
 */
export function writeStream(response, { headers, follow }) {
  // Set one by one: who ends all streams when the server ends knows them by their type.
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // Without the frame of a chunk a message is one write; the reply ends where its connection does.
  response.removeHeader("Transfer-Encoding");
  response.flushHeaders();
  const { catchUp, end } = follow({
    send(message) {
      if (response.writableNeedDrain) return false;
      response.write(message);
      return true;
    },
    close: () => response.end(),
  });
  response.on("drain", catchUp);
  if (response.destroyed) end();
  else response.once("close", end);
}
