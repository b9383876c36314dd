import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Subscriber } from "./stream-hub";
import { createStreamResponse } from "./stream-response";

const encoder = new TextEncoder();

/** A response whose stream is sent to by hand. */
function open() {
  const abort = new AbortController();
  let subscriber: Subscriber | undefined;
  let ended = 0;
  const response = createStreamResponse(abort.signal, (own) => {
    subscriber = own;
    return () => void (ended += 1);
  });
  const send = (text: string) => subscriber?.send(encoder.encode(text));
  return { abort, response, send, close: () => subscriber?.close(), countEnds: () => ended };
}

test("a reader that is slower than the messages gets the first and the newest", async () => {
  const { response, send, close } = open();
  for (const text of ["1", "2", "3", "4", "5"]) send(text);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = [];
  for (let count = 0; count < 3; count++) read.push((await reader?.read())?.value);
  expect(read).toEqual(["1", "2", "5"]);
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
  const abort = AbortSignal.abort();
  let ended = 0;
  createStreamResponse(abort, () => () => void (ended += 1));
  await sleep(0);
  expect(ended).toBe(1);
});
