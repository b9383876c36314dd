import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The production build that is there, served as `npm start` serves it, with a database of its own. */
export async function serveSite(): Promise<{ address: string; close: () => void }> {
  const data = mkdtempSync(join(tmpdir(), "forward-pass-bench-"));
  const server = spawn(process.execPath, [join(import.meta.dirname, "../scripts/serve.mjs")], {
    env: { ...process.env, PORT: process.env.BENCH_PORT ?? "3199", DATA_DIR: data },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const close = () => {
    server.kill();
    rmSync(data, { recursive: true, force: true });
  };
  for await (const line of createInterface(server.stdout)) {
    const address = /^Ready at (\S+)/.exec(line)?.[1];
    if (address !== undefined) return { address, close };
  }
  close();
  throw new Error("The site could not be served, for the reason above");
}
