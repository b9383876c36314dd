/** Milliseconds between two messages of a session: ten a second are all that a screen can show. */
const interval = 100;

/** Milliseconds of quiet after which a stream says that it is alive, so that no proxy closes it. */
const heartbeat = 15_000;

/** Milliseconds after which a topic that could not be read is tried again. */
const retry = 1000;

/** Readings are counted from 1. */
const anyReading = 0;

/** One open stream. What is sent may be the same buffer for thousands: it must not be changed. */
export interface Subscriber {
  /** @returns false where the stream is too full to take it: `catchUp` is to be called once it is not. */
  send(message: Uint8Array): boolean;
  close(): void;
}

/** What a stream tells the hub. */
export interface Subscription {
  /** Sends the newest message to a stream that was too full for one. */
  catchUp(): void;
  /** To be called when the stream's request is gone. */
  end(): void;
}

/** Begins to send. */
export type Follow = (subscriber: Subscriber) => Subscription;

/** What all subscribers of a topic see. */
export interface TopicState {
  /** As JSON, in one line. */
  text: string;
  /** When it changes by itself, in milliseconds since 1970; null if it does not. */
  until: number | null;
}

export interface StreamHubOptions {
  /** Null where there is no such topic (any more). */
  load: (topic: string) => Promise<TopicState | null>;
  intervalMilliseconds?: number;
  heartbeatMilliseconds?: number;
}

interface Topic {
  subscribers: Set<Subscriber>;
  /** Those of them that lack the newest message, with the reading whose message they want: any will do for one that was too full. */
  owed: Map<Subscriber, number>;
  /** Readings begun so far. */
  readings: number;
  isReading: boolean;
  /** The last state that was sent, and the event that it was sent as, whose id is `version`. */
  text: string | null;
  message: Uint8Array | null;
  version: number;
  isDirty: boolean;
  timer: NodeJS.Timeout | null;
  /** Until the state changes by itself. */
  alarm: NodeJS.Timeout | null;
}

/** Resolves when all has been written that was sent before. */
const written = () => new Promise<void>((resolve) => setImmediate(resolve));

const encoder = new TextEncoder();
const beat = encoder.encode(": alive\n\n");

/**
 * Streams of server-sent events: every message is the whole state of its topic, so whoever comes late, or comes back,
 * needs the newest one and no other. However often a topic changes, its state is read and written out at most once an
 * interval, into one buffer that all of its streams share.
 */
export function createStreamHub({
  load,
  intervalMilliseconds = interval,
  heartbeatMilliseconds = heartbeat,
}: StreamHubOptions) {
  const topics = new Map<string, Topic>();
  let beating: NodeJS.Timeout | null = null;

  function beatAll(): void {
    for (const { subscribers } of topics.values())
      for (const subscriber of subscribers) subscriber.send(beat);
  }

  function send(topic: Topic, subscriber: Subscriber): void {
    if (topic.message === null || subscriber.send(topic.message)) topic.owed.delete(subscriber);
    else topic.owed.set(subscriber, anyReading);
  }

  /** @param reading - what it was read by */
  function tell(topic: Topic, text: string, reading: number): void {
    const isNews = text !== topic.text;
    if (isNews) {
      topic.text = text;
      topic.version += 1;
      topic.message = encoder.encode(`id: ${topic.version}\ndata: ${text}\n\n`);
    }
    for (const subscriber of isNews ? topic.subscribers : [...topic.owed.keys()])
      if ((topic.owed.get(subscriber) ?? anyReading) <= reading) send(topic, subscriber);
  }

  function forget(name: string, topic: Topic): void {
    if (topic.timer !== null) clearTimeout(topic.timer);
    if (topic.alarm !== null) clearTimeout(topic.alarm);
    topics.delete(name);
    if (topics.size > 0 || beating === null) return;
    clearInterval(beating);
    beating = null;
  }

  async function refresh(name: string, topic: Topic): Promise<void> {
    topic.isDirty = false;
    topic.isReading = true;
    const reading = ++topic.readings;
    const begun = performance.now();
    const state = await load(name).catch(() => "failed" as const);
    topic.isReading = false;
    if (topics.get(name) !== topic) return;
    if (state === null) {
      for (const subscriber of topic.subscribers) subscriber.close();
      forget(name, topic);
      return;
    }
    const started = performance.now();
    if (state !== "failed") tell(topic, state.text, reading);
    const until = state === "failed" ? Date.now() + retry : state.until;
    if (topic.alarm !== null) clearTimeout(topic.alarm);
    topic.alarm =
      until === null ? null : setTimeout(() => announce(name), Math.max(0, until - Date.now())).unref();
    await written();
    if (topics.get(name) !== topic) return;
    // To thousands of streams a message takes a while: at least half of the time is left for all else, such as
    // votes. And where hundreds of topics change at once, so that one has to wait for its reading, all are read less often.
    const writing = performance.now() - started;
    const pause = Math.max(intervalMilliseconds - writing, writing, started - begun);
    topic.timer = setTimeout(() => {
      topic.timer = null;
      if (topic.isDirty) start(name, topic);
    }, pause).unref();
  }

  function start(name: string, topic: Topic): void {
    // Taken until the state is read: two readings at once could overtake each other.
    topic.timer = setTimeout(() => undefined, 0);
    void refresh(name, topic);
  }

  /** Says that a topic has changed; its subscribers are told within an interval. */
  function announce(name: string): void {
    const topic = topics.get(name);
    if (topic === undefined) return;
    topic.isDirty = true;
    if (topic.timer === null) start(name, topic);
  }

  /** Says that any topic may have changed. */
  function announceAll(): void {
    for (const name of topics.keys()) announce(name);
  }

  /**
   * Sends a topic's present state to a new stream at once, and each later one; one that is slower than the messages gets
   * the newest when it is ready, and none of those between.
   */
  function subscribe(name: string, subscriber: Subscriber): Subscription {
    const topic = topics.get(name) ?? {
      subscribers: new Set(),
      owed: new Map(),
      readings: 0,
      isReading: false,
      text: null,
      message: null,
      version: 0,
      isDirty: false,
      timer: null,
      alarm: null,
    };
    topics.set(name, topic);
    topic.subscribers.add(subscriber);
    // Who comes because something has changed must not be told how it was before: it waits for a reading that began since.
    if (!topic.isDirty && topic.isReading) topic.owed.set(subscriber, topic.readings);
    else if (topic.isDirty || topic.message === null) topic.owed.set(subscriber, topic.readings + 1);
    else send(topic, subscriber);
    announce(name);
    beating ??= setInterval(beatAll, heartbeatMilliseconds).unref();
    return {
      catchUp() {
        if (topic.owed.get(subscriber) === anyReading) send(topic, subscriber);
      },
      end() {
        topic.subscribers.delete(subscriber);
        topic.owed.delete(subscriber);
        if (topic.subscribers.size === 0 && topics.get(name) === topic) forget(name, topic);
      },
    };
  }

  return { announce, announceAll, subscribe, countTopics: () => topics.size };
}
