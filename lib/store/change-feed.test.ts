import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { createLocalFeed, createPostgresFeed, type ChangeFeed } from "./change-feed";

/** A process with a feed, and what it hears. */
function createProcess() {
  const heard: string[] = [];
  let gaps = 0;
  const feed: ChangeFeed = createPostgresFeed(inject("postgresUrl"), {
    onChange: (topic) => void heard.push(topic),
    onGap: () => void (gaps += 1),
  });
  onTestFinished(() => feed.close());
  return { feed, heard, countGaps: () => gaps };
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

async function breakFeeds(): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'forward-pass-feed'",
  );
  await client.end();
}

test("with one process a change is told at once", async () => {
  const heard: string[] = [];
  const feed = createLocalFeed({ onChange: (topic) => void heard.push(topic), onGap: () => undefined });
  feed.announce("a");
  expect(heard).toEqual(["a"]);
  await feed.close();
});

test("a change in one process is heard by the others, a thousand of them as few", async () => {
  const [first, second] = [createProcess(), createProcess()];
  await waitUntil(() => first.countGaps() === 1 && second.countGaps() === 1);
  for (let change = 0; change < 1000; change++) first.feed.announce("session");
  first.feed.announce("another");
  await waitUntil(() => second.heard.includes("another"));
  expect(second.heard.filter((topic) => topic === "session")).toHaveLength(1);
});

test("a feed that was cut off listens again, says that it may have missed something, and tells what waited", async () => {
  const [first, second] = [createProcess(), createProcess()];
  await waitUntil(() => first.countGaps() === 1 && second.countGaps() === 1);
  await breakFeeds();
  await sleep(50);
  first.feed.announce("meanwhile");
  await waitUntil(() => first.countGaps() === 2 && second.countGaps() === 2);
  first.feed.announce("afterwards");
  await waitUntil(() => second.heard.includes("afterwards"));
});
