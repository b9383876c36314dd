import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Subscriber } from "../lib/classroom/live/stream-hub";
import { writeStream } from "./write-stream.mjs";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A server whose one reply is a stream that is sent to by hand, and a browser that has asked for it. */
async function open() {
  const subscribers: Subscriber[] = [];
  let ended = 0;
  let newest = new Uint8Array();
  let isBehind = false;
  const server = createServer((_request, response) => {
    const follow = (own: Subscriber) => {
      subscribers.push(own);
      const catchUp = () => {
        if (isBehind) isBehind = !own.send(newest);
      };
      return { catchUp, end: () => void (ended += 1) };
    };
    writeStream(response, { headers: { "Content-Type": "text/event-stream" }, follow });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const asked = get({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" });
  const [reply] = (await once(asked, "response")) as [IncomingMessage];
  reply.setEncoding("utf8");
  closing.push(() => {
    asked.destroy();
    server.closeAllConnections();
    server.close();
  });
  const [subscriber] = subscribers;
  if (subscriber === undefined) throw new Error("Nobody follows");
  const send = (text: string) => {
    newest = new TextEncoder().encode(text);
    isBehind = !subscriber.send(newest);
  };
  return { reply, send, close: () => subscriber.close(), countEnds: () => ended, asked };
}

async function readAll(reply: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of reply) text += String(piece);
  return text;
}

test("messages come in order, and the stream ends when it is closed", async () => {
  const { reply, send, close, countEnds } = await open();
  expect(reply.headers["content-type"]).toBe("text/event-stream");
  send("data: 1\n\n");
  send("data: 2\n\n");
  close();
  expect(await readAll(reply)).toBe("data: 1\n\ndata: 2\n\n");
  await expect.poll(countEnds).toBe(1);
});

test("a browser that is slower than the messages gets the newest when it is ready, and few of those between", async () => {
  const { reply, send, close } = await open();
  const filling = "x".repeat(1_000_000);
  // Nobody reads yet: what the system's own buffers do not take has to wait.
  for (let count = 0; count < 50; count++) {
    send(`<${count}>${filling}`);
    await new Promise(setImmediate);
  }
  reply.once("data", () => setTimeout(close, 200));
  const read = [...(await readAll(reply)).matchAll(/<(\d+)>/g)].map(([, number]) => Number(number));
  expect(read.at(0)).toBe(0);
  expect(read.at(-1)).toBe(49);
  expect(read.length).toBeLessThan(25);
});

test("a closed tab ends what it followed, once", async () => {
  const { asked, send, countEnds } = await open();
  asked.destroy();
  await expect.poll(countEnds).toBe(1);
  send("late");
  expect(countEnds()).toBe(1);
});
