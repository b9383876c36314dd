import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Subscriber } from "./stream-hub";
import { createStreamResponse } from "./stream-response";

/** A response whose stream is sent to by hand. */
function open() {
  const abort = new AbortController();
  let subscriber: Subscriber | undefined;
  let ended = 0;
  let caughtUp = 0;
  const follow = (own: Subscriber) => {
    subscriber = own;
    return { catchUp: () => void (caughtUp += 1), end: () => void (ended += 1) };
  };
  const response = createStreamResponse(abort.signal, { headers: {}, follow });
  const send = (text: string) => subscriber?.send(new TextEncoder().encode(text));
  return {
    abort,
    response,
    send,
    close: () => subscriber?.close(),
    countEnds: () => ended,
    countCaughtUp: () => caughtUp,
  };
}

test("a full stream takes no message, and catches up once it is read", async () => {
  const { response, send, close, countCaughtUp } = open();
  expect(["1", "2", "3"].map(send)).toEqual([true, true, false]);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe("1");
  expect((await reader?.read())?.value).toBe("2");
  await expect.poll(countCaughtUp).toBeGreaterThan(0);
  expect(send("4")).toBe(true);
  expect((await reader?.read())?.value).toBe("4");
  close();
});

test("a closed tab ends the stream once, and what comes later is dropped", async () => {
  const { abort, response, send, close, countEnds } = open();
  abort.abort();
  send("late");
  close();
  expect(countEnds()).toBe(1);
  expect(await response.text()).toBe("");
});

test("a tab that was closed before the stream began is not subscribed", async () => {
  let ended = 0;
  const follow = () => ({ catchUp: () => undefined, end: () => void (ended += 1) });
  createStreamResponse(AbortSignal.abort(), { headers: {}, follow });
  await sleep(0);
  expect(ended).toBe(1);
});
