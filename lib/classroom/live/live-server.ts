import { AppError } from "@/lib/contract/app-error";
import { createLocalFeed, createPostgresFeed, type ChangeFeed } from "@/lib/store/change-feed";
import { findDatabase, getStore } from "@/lib/store/open-store";
import { findPoll } from "../find-poll";
import { findNextExpiry } from "../pooled/pool-view";
import { describeLiveSession } from "./live-view";
import { createStreamHub, type StreamHubOptions, type TopicState } from "./stream-hub";
import { createVoteQueue } from "./vote-queue";

async function loadSession(sessionId: string): Promise<TopicState | null> {
  const view = await describeLiveSession(await getStore(), sessionId, findPoll).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  });
  if (view === null) return null;
  const ends = view.polls.flatMap(({ state }) =>
    state.closesAt === null ? [] : [Date.parse(state.closesAt)],
  );
  const expiry = view.pools.some(({ training }) => training > 0)
    ? await findNextExpiry(await getStore(), sessionId)
    : null;
  if (expiry !== null) ends.push(expiry);
  return { text: JSON.stringify(view), until: ends.length === 0 ? null : Math.min(...ends) };
}

function createLiveServer(options: StreamHubOptions) {
  const hub = createStreamHub(options);
  const place = findDatabase();
  const listener = { onChange: hub.announce, onGap: hub.announceAll };
  const feed: ChangeFeed =
    "url" in place ? createPostgresFeed(place.url, listener) : createLocalFeed(listener);
  return {
    announce: feed.announce,
    subscribe: hub.subscribe,
    castVote: createVoteQueue(getStore),
    close: feed.close,
  };
}

// Kept where all bundles of the process find it, as the store is.
const processWide: { forwardPassLive?: ReturnType<typeof createLiveServer> } & typeof globalThis = globalThis;

/** The process's streams of live sessions, by session id, the way to say that one has changed, and its queue of votes. */
export function getLiveServer(): ReturnType<typeof createLiveServer> {
  processWide.forwardPassLive ??= createLiveServer({ load: loadSession });
  return processWide.forwardPassLive;
}

/** Lets go of the connection that the streams listen on. */
export async function closeLiveServer(): Promise<void> {
  const server = processWide.forwardPassLive;
  delete processWide.forwardPassLive;
  await server?.close();
}
