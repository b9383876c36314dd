import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { openBackup } from "@/lib/store/backup/backup-file";
import { hashSecret } from "@/lib/classroom/readers";
import { getSinglePoll } from "../course-polls";
import { findPort, runCommand, startServer, stopServer } from "../own-server";

test("a backup of a site under votes has every vote that was acknowledged before it, and brings it back", async () => {
  const directory = mkdtempSync(join(tmpdir(), "backup-e2e-"));
  const port = await findPort();
  const {
    course: { lesson },
    poll,
  } = await getSinglePoll();
  const acknowledged: string[] = [];

  /** A new reader votes; returns once the server has acknowledged it. */
  async function vote(): Promise<void> {
    const reply = await fetch(`http://127.0.0.1:${port}/api/polls`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        lesson,
        poll: poll.id,
        version: poll.version,
        answer: { options: [poll.options[0]?.id] },
        attempt: randomBytes(16).toString("hex"),
      }),
    });
    expect(reply.status).toBe(200);
    const token = reply.headers.get("set-cookie")?.split(";")[0]?.split("=")[1] ?? "";
    acknowledged.push(hashSecret(token));
  }

  let server = await startServer(port, { DATA_DIR: directory });
  try {
    let isOver = false;
    const voters = Array.from({ length: 4 }, async () => {
      while (!isOver) await vote();
    });
    await expect.poll(() => acknowledged.length).toBeGreaterThan(40);
    const file = join(directory, "kept.sqlite");
    const before = [...acknowledged];
    expect(await runCommand(directory, "backup", file)).toMatch(/^Written: .*\d+ tables with [\d,]+ rows/);
    const after = acknowledged.length;
    isOver = true;
    await Promise.all(voters);
    expect(after, "votes came while the backup was made").toBeGreaterThan(before.length);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const { store } = await openBackup(file);
    const rows = await store
      .selectFrom("votes")
      .innerJoin("readers", "readers.id", "votes.reader_id")
      .select("readers.token_hash")
      .execute();
    const everyVote = await store.selectFrom("votes").select("choice").execute();
    await store.destroy();
    const kept = new Set(rows.map((row) => row.token_hash));
    expect(before.filter((hash) => !kept.has(hash))).toEqual([]);
    expect(rows, "no vote without its reader").toHaveLength(everyVote.length);

    await expect(runCommand(directory, "restore", file, "--replace")).rejects.toThrow("stop it first");
    expect(await stopServer(server)).toBe(0);
    await expect(runCommand(directory, "restore", file)).rejects.toThrow("With --replace");
    const said = await runCommand(directory, "restore", file, "--replace");
    expect(said).toMatch(/^Kept what was there: .*before-restore-.*\nRestored to /);
    server = await startServer(port, { DATA_DIR: directory });
    await vote();
  } finally {
    server.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  }
});
