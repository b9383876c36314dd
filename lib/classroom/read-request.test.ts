import { expect, test } from "vitest";
import { voteRequestSchema } from "@/lib/contract/poll";
import { readBody } from "./read-request";

const vote = { lesson: "lstm", poll: "gates", answer: { options: ["a"] } };

function send(
  body: string | ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const request = new Request("http://course.test/api/polls", {
    method: "POST",
    body,
    headers: { host: "course.test", "content-type": "application/json", ...headers },
    ...(typeof body === "string" ? {} : { duplex: "half" }),
  });
  return readBody(request, voteRequestSchema);
}

test("a vote from our own page is read", async () => {
  expect(await send(JSON.stringify(vote), { "sec-fetch-site": "same-origin" })).toEqual(vote);
  expect(await send(JSON.stringify(vote), { origin: "http://course.test" })).toEqual(vote);
});

test.each<Record<string, string>>([
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "http://evil.test" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site", origin: "http://course.test" },
])("a vote that another site sends is refused: %o", async (headers) => {
  await expect(send(JSON.stringify(vote), headers)).rejects.toMatchObject({ code: "forbidden", status: 403 });
});

test("a body that a form could send is refused", async () => {
  const attempt = send(JSON.stringify(vote), { "content-type": "text/plain" });
  await expect(attempt).rejects.toMatchObject({ code: "unsupported-type", status: 415 });
});

test("a body without end is read no further than its limit", async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(1024).fill(32));
    },
  });
  await expect(send(endless)).rejects.toMatchObject({ code: "too-large", status: 413 });
  expect(pulled).toBeLessThan(10);
});

test.each([
  ["no JSON", "{"],
  ["an unknown key", JSON.stringify({ ...vote, admin: true })],
  ["a path for a lesson", JSON.stringify({ ...vote, lesson: "../../etc/passwd" })],
  ["no answer", JSON.stringify({ lesson: "lstm", poll: "gates" })],
  ["an empty choice", JSON.stringify({ ...vote, answer: { options: [] } })],
  ["one option twice", JSON.stringify({ ...vote, answer: { options: ["a", "a"] } })],
  ["a number beyond all numbers", '{"lesson":"lstm","poll":"gates","answer":{"value":1e999}}'],
  ["both a number and options", JSON.stringify({ ...vote, answer: { options: ["a"], value: 1 } })],
])("%s is a bad request", async (_name, body) => {
  await expect(send(body)).rejects.toMatchObject({ code: "bad-request", status: 400 });
});
