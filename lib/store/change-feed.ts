import pg from "pg";

/** The channel on which the processes of one PostgreSQL database tell each other what has changed. */
const channel = "forward_pass_changes";

/** Milliseconds: a topic is told to the other processes at most this often. */
const interval = 50;

/** Milliseconds between two attempts to listen again. */
const retry = 500;

export interface ChangeFeed {
  /** Says that a topic has changed, to this process at once and to all others soon. */
  announce(topic: string): void;
  close(): Promise<void>;
}

/** What a feed tells its process. */
export interface ChangeListener {
  onChange(topic: string): void;
  /** Changes of other processes may have been missed: everything is to be read again. */
  onGap(): void;
}

/** With SQLite there is one process, so the feed is a call. */
export function createLocalFeed({ onChange }: ChangeListener): ChangeFeed {
  return { announce: onChange, close: async () => undefined };
}

/**
 * The feed of all processes that share a PostgreSQL database, by LISTEN and NOTIFY on a connection of its own. It is not
 * part of the transactions: a NOTIFY inside one would make all commits wait for one another.
 *
 * @param url as for `createPostgresDialect`
 */
export function createPostgresFeed(url: string, { onChange, onGap }: ChangeListener): ChangeFeed {
  const waiting = new Set<string>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  let isTelling = false;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, application_name: "forward-pass-feed" });
    let isLost = false;
    const lose = () => {
      if (isLost) return;
      isLost = true;
      if (client === fresh) client = null;
      void fresh.end().catch(() => undefined);
      if (!isClosed) setTimeout(() => void connect(), retry).unref();
    };
    fresh.on("error", lose);
    fresh.on("end", lose);
    fresh.on("notification", ({ payload }) => {
      if (payload) onChange(payload);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      if (isClosed) return lose();
      client = fresh;
      onGap();
      void flush();
    } catch {
      lose();
    }
  }

  /** Tells the other processes all that waits; a connection takes one question at a time. */
  async function flush(): Promise<void> {
    const connection = client;
    if (connection === null || isTelling || waiting.size === 0) return;
    isTelling = true;
    const topics = [...waiting];
    waiting.clear();
    try {
      await connection.query("select pg_notify($1, topic) from unnest($2::text[]) as topic", [
        channel,
        topics,
      ]);
    } catch {
      // The connection is lost: they are told once there is another.
      for (const topic of topics) waiting.add(topic);
      return;
    } finally {
      isTelling = false;
    }
    void flush();
  }

  const isConnected = connect();
  return {
    announce(topic) {
      onChange(topic);
      waiting.add(topic);
      timer ??= setTimeout(() => {
        timer = null;
        void flush();
      }, interval).unref();
    },
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await isConnected;
      await client?.end();
    },
  };
}
