import { connect, type Socket } from "node:net";

export interface SentReply {
  status: number;
  /** The pairs of name and value that the reply sets. */
  cookie: string | null;
  text: string;
}

interface Connection {
  socket: Socket;
  received: string;
  settle: { resolve: (reply: SentReply) => void; reject: (fault: Error) => void } | null;
}

/** Reads a reply that has come whole; null before that. */
function readReply(received: string): SentReply | null {
  const end = received.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const head = received.slice(0, end);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length === undefined) throw new Error(`The reply does not tell its length: ${head}`);
  const text = received.slice(end + 4);
  if (text.length < Number(length)) return null;
  return {
    status: Number(head.split(" ", 2)[1]),
    cookie: /^set-cookie: ([^;\r]*)/im.exec(head)?.[1] ?? null,
    text,
  };
}

/**
 * Sends JSON over connections that it keeps, as browsers do, and reads of the replies (in ASCII) no more than it is asked for.
 * The class and the server share one machine here: Node's own client takes as much of it as the server itself.
 */
export function createSender(site: string) {
  const { hostname, port, host } = new URL(site);
  const idle: Connection[] = [];

  function open(): Connection {
    const socket = connect({ port: Number(port), host: hostname, noDelay: true });
    const connection: Connection = { socket, received: "", settle: null };
    const fail = (fault: Error) => connection.settle?.reject(fault);
    socket.setEncoding("latin1");
    socket.on("error", fail).on("close", () => fail(new Error("The server closed a connection")));
    socket.on("data", (piece: unknown) => {
      connection.received += String(piece);
      try {
        const reply = readReply(connection.received);
        if (reply === null) return;
        connection.received = "";
        const { settle } = connection;
        connection.settle = null;
        idle.push(connection);
        settle?.resolve(reply);
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    return connection;
  }

  return {
    send(path: string, headers: Record<string, string>, body: object): Promise<SentReply> {
      const text = JSON.stringify(body);
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const connection = idle.pop() ?? open();
      return new Promise((resolve, reject) => {
        connection.settle = { resolve, reject };
        connection.socket.write(
          `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines.join("")}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
        );
      });
    },
    close() {
      for (const { socket } of idle) socket.destroy();
    },
  };
}

export type Sender = ReturnType<typeof createSender>;
