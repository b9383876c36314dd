import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export async function findPort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/**
 * A server of the test's own, once it answers.
 *
 * @param onOutput - gets what the server prints, as it comes.
 */
export async function startServer(
  port: number,
  environment: Record<string, string>,
  onOutput?: (text: string) => void,
): Promise<ChildProcess> {
  const server = spawn(process.execPath, ["scripts/serve.mjs"], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", LOG_FORMAT: "text", ...environment },
    stdio: ["ignore", onOutput ? "pipe" : "ignore", onOutput ? "pipe" : "inherit"],
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => onOutput?.(text));
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}`);
    const health = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (health?.ok) return server;
    await sleep(100);
  }
}

/** Kills a server as a power cut would; one that is dead stays so. */
export async function killServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, "exit");
  server.kill("SIGKILL");
  await gone;
}

/**
 * Runs one command on the database, such as `backup`; returns all that it prints.
 *
 * @throws Error with what it says where it fails.
 */
export async function runCommand(directory: string, ...args: string[]): Promise<string> {
  const command = spawn(process.execPath, ["scripts/command.mjs", ...args], {
    env: { ...process.env, DATA_DIR: directory },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [command.stdout, command.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const [code] = (await once(command, "close")) as [number | null];
  if (code !== 0) throw new Error(printed);
  return printed;
}

/** Stops a server as a service manager does, and tells its exit code. */
export async function stopServer(server: ChildProcess): Promise<number | null> {
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  const [code] = (await gone) as [number | null];
  return code;
}

export interface OwnSite {
  /** The site's address. */
  site: string;
  getProcess: () => ChildProcess;
  /** Its data folder, unless it keeps them elsewhere. */
  directory: string;
  /** The link for the very first account, as the server has printed it. */
  firstLink: string;
  /** All that the server has printed so far. */
  readOutput: () => string;
  /** Kills the server as a power cut would, then does what is to be done meanwhile, and starts it again as it was. */
  restart: (meanwhile?: () => Promise<void>) => Promise<void>;
  /** Stops the server and takes its data away. */
  close: () => Promise<void>;
}

/**
 * A site of the test's own, where nobody has an account yet.
 *
/**
 * A site of the test's own, where nobody has an account yet.
 *
 * @param environment - settings of its server; with DATABASE_URL, that of an empty database, it has no use for its folder
 */
export async function startOwnSite(environment: Record<string, string> = {}): Promise<OwnSite> {
  const directory = mkdtempSync(join(tmpdir(), "own-site-"));
  const port = await findPort();
  let printed = "";
  const start = () => startServer(port, { DATA_DIR: directory, ...environment }, (text) => (printed += text));
  let server = await start();
  while (!/Ready at/.test(printed)) await sleep(20);
  return {
    site: `http://127.0.0.1:${port}`,
    getProcess: () => server,
    directory,
    firstLink: /http\S+\/welcome#[\w-]{43}/.exec(printed)?.[0] ?? "",
    readOutput: () => printed,
    async restart(meanwhile) {
      await killServer(server);
      await meanwhile?.();
      server = await start();
    },
    async close() {
      await killServer(server);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
