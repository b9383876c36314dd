import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@playwright/test";

export async function findPort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/**
 * A server of the test's own, with a data folder of its own, once it answers.
 *
 * @param onOutput - gets what the server prints, as it comes.
 * @param env - in addition to the port and the folder.
 */
export async function startServer(
  port: number,
  directory: string,
  onOutput?: (text: string) => void,
  env: Record<string, string> = {},
): Promise<ChildProcess> {
  const server = spawn(process.execPath, ["scripts/serve.mjs"], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: directory,
      LOG_FORMAT: "text",
      ...env,
    },
    stdio: ["ignore", onOutput ? "pipe" : "ignore", onOutput ? "pipe" : "inherit"],
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => onOutput?.(text));
  for (;;) {
    expect(server.exitCode, "the server runs").toBeNull();
    const health = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (health?.ok) return server;
    await sleep(100);
  }
}

export async function killServer(server: ChildProcess): Promise<void> {
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
  /** Its data folder. */
  directory: string;
  /** The link for the very first account, as the server has printed it. */
  firstLink: string;
  /** All that the server has printed so far. */
  readOutput: () => string;
  /** Stops the server and takes its data away. */
  close: () => Promise<void>;
}

/** A site of the test's own, where nobody has an account yet. */
export async function startOwnSite(): Promise<OwnSite> {
  const directory = mkdtempSync(join(tmpdir(), "own-site-"));
  const port = await findPort();
  let printed = "";
  const server = await startServer(port, directory, (text) => (printed += text));
  await expect.poll(() => printed).toMatch(/Ready at/);
  return {
    site: `http://127.0.0.1:${port}`,
    directory,
    firstLink: /http\S+\/welcome#[\w-]{43}/.exec(printed)?.[0] ?? "",
    readOutput: () => printed,
    async close() {
      await killServer(server);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
