import { connect } from "node:net";
import type { Participant } from "./participant";

/** A stream's news: when they came, in milliseconds of `performance.now()`, and how many had voted then. */
export interface Sighting {
  at: number;
  voters: number;
}

/** Into which all streams are read, one after the other: a buffer for each of their messages would cost as much as to read it. */
const buffer = Buffer.alloc(64 * 1024);

export interface Stream {
  sightings: Sighting[];
  close(): void;
}

/**
 * Opens a session's stream as a browser does, but reads from it only what it is asked for: a thousand of them take one
 * machine, which is also the server's.
 *
 * @returns once the first state has come
 */
export function openStream(
  site: string,
  { session, cookie }: Pick<Participant, "session" | "cookie">,
): Promise<Stream> {
  const { hostname, port } = new URL(site);
  const sightings: Sighting[] = [];
  return new Promise((resolve, reject) => {
    let isOpen = false;
    const read = (size: number) => {
      const message = buffer.toString("latin1", 0, size);
      const found = /"voters":(\d+)/.exec(message.slice(message.lastIndexOf("data: ")));
      if (found === null) return true;
      sightings.push({ at: performance.now(), voters: Number(found[1]) });
      if (isOpen) return true;
      isOpen = true;
      resolve({ sightings, close: () => socket.destroy() });
      return true;
    };
    const socket = connect({ port: Number(port), host: hostname, onread: { buffer, callback: read } });
    socket.on("error", reject).on("close", () => {
      if (!isOpen) reject(new Error("The server closed a stream"));
    });
    socket.write(
      `GET /api/live/stream?session=${session} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\n\r\n`,
    );
  });
}
