import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { readLogFormat, withRequestId, writeLog } from "./log.mjs";
import { trackStreams } from "./open-streams.mjs";

afterEach(() => vi.unstubAllEnvs());

/** What is written while a function runs. */
async function catchLines(act: () => unknown): Promise<{ out: string[]; err: string[] }> {
  const written = { out: "", err: "" };
  const [out, err] = [process.stdout, process.stderr].map((stream, index) =>
    vi.spyOn(stream, "write").mockImplementation((text) => {
      written[index === 0 ? "out" : "err"] += String(text);
      return true;
    }),
  );
  try {
    await act();
  } finally {
    out?.mockRestore();
    err?.mockRestore();
  }
  return { out: written.out.split("\n").filter(Boolean), err: written.err.split("\n").filter(Boolean) };
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("a line of JSON has the time, the level, the event and what it is told; errors go to standard error", async () => {
  vi.stubEnv("LOG_FORMAT", "json");
  const { out, err } = await catchLines(() => {
    writeLog("info", "vote", { status: 200, ms: 3, code: undefined });
    writeLog("error", "vote", { status: 500, stack: "Error: x\n    at y" });
  });
  expect(out.map((line) => JSON.parse(line))).toEqual([
    { time: expect.stringMatching(/^\d{4}-.*Z$/), level: "info", event: "vote", status: 200, ms: 3 },
  ]);
  expect(err.map((line) => JSON.parse(line))).toMatchObject([
    { level: "error", stack: "Error: x\n    at y" },
  ]);
});

test("a person at a terminal reads words", async () => {
  vi.stubEnv("LOG_FORMAT", "text");
  const { out } = await catchLines(() => writeLog("info", "vote", { status: 200, ms: 3 }));
  expect(out).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d vote status 200, ms 3$/)]);
  vi.stubEnv("LOG_FORMAT", "");
  expect(readLogFormat()).toBe(process.stdout.isTTY ? "text" : "json");
});

test("each request has an id of its own, in its answer and in every line that it causes, however late", async () => {
  vi.stubEnv("LOG_FORMAT", "json");
  const { url } = await listen((_, response) => {
    withRequestId(response, () => {
      writeLog("info", "early");
      void sleep(5).then(() => {
        writeLog("info", "late");
        response.end();
      });
    });
  });
  const ids: (string | null)[] = [];
  const { out } = await catchLines(async () => {
    const replies = await Promise.all([fetch(url), fetch(url)]);
    ids.push(...replies.map((reply) => reply.headers.get("x-request-id")));
  });
  expect(new Set(ids).size).toBe(2);
  const lines = out.map((line) => JSON.parse(line) as { event: string; request: string });
  for (const event of ["early", "late"]) {
    expect(
      lines
        .filter((line) => line.event === event)
        .map((line) => line.request)
        .sort(),
    ).toEqual([...ids].sort());
  }
});

test("a server whose log nobody reads any more goes on", async () => {
  const program = `
    import { takeOverLogs, writeLog } from "./scripts/log.mjs";
    takeOverLogs();
    let lines = 0;
    setInterval(() => (lines++ < 50 ? writeLog(lines % 2 ? "info" : "error", "line") : process.exit(7)), 5);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...process.env, LOG_FORMAT: "text" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await once(child.stdout, "data");
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await once(child, "exit")).toEqual([7, null]);
});

test("the end of a server ends its event streams, and nothing else that is being answered", async () => {
  const answers: ServerResponse[] = [];
  const { server, url } = await listen((request, response) => {
    answers.push(response);
    const type = request.url === "/stream" ? "text/event-stream; charset=utf-8" : "text/plain";
    response.setHeader("Content-Type", type);
    response.write("begun");
  });
  const endStreams = trackStreams(server);
  const [stream, page] = await Promise.all([fetch(`${url}/stream`), fetch(`${url}/page`)]);
  endStreams();
  await expect(stream.text()).rejects.toThrow();
  for (const answer of answers) answer.end(" and finished");
  expect(await page.text()).toBe("begun and finished");
});
