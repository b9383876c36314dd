/**
 * Keeps the answers that a server is writing, so that those which never end by themselves can be ended with it. They are known
 * by their type, set as a header before `writeHead`: Node does not tell headers that were given to `writeHead` alone.
 *
 * @param {import("node:http").Server} server
 * @returns {() => void} ends all event streams; who listens comes back, to this site's next server
 */
export function trackStreams(server) {
  /** @type {Set<import("node:http").ServerResponse>} */
  const open = new Set();
  server.on("request", (_request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  return () => {
    for (const response of open) {
      if (String(response.getHeader("content-type")).startsWith("text/event-stream")) response.destroy();
    }
  };
}
