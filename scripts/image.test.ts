import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readSecretFiles } from "./environment.mjs";
import { fromRoot } from "./paths.mjs";

afterEach(() => vi.unstubAllEnvs());

/** The instructions of the Dockerfile, each in one line, and the stages that they stand in. */
function readDockerfile() {
  const text = readFileSync(fromRoot("Dockerfile"), "utf8").replace(/\\\n\s*/g, "");
  let stage = "";
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [word = "", ...rest] = line.split(" ");
      if (word === "FROM") stage = rest[2] ?? "last";
      return { word, words: rest, stage };
    });
}

test("the image is built in two stages from what is there, and its server is no root", () => {
  const lines = readDockerfile();
  const stages = lines.filter(({ word }) => word === "FROM").map(({ stage }) => stage);
  expect(stages).toEqual(["build", "last"]);
  const copies = lines.filter(({ word }) => word === "COPY");
  expect(copies.length).toBeGreaterThan(2);
  for (const { words } of copies) {
    const from = words.find((part) => part.startsWith("--from="))?.slice("--from=".length);
    if (from !== undefined) expect(stages).toContain(from);
    else for (const source of words.slice(0, -1)) expect(existsSync(fromRoot(source)), source).toBe(true);
  }
  const last = lines.filter(({ stage }) => stage === "last");
  expect(last.findLast(({ word }) => word === "USER")?.words).toEqual(["node"]);
  expect(last.some(({ word }) => word === "HEALTHCHECK")).toBe(true);
  const command = z
    .array(z.string())
    .parse(JSON.parse(last.find(({ word }) => word === "CMD")?.words.join(" ") ?? ""));
  expect(command[0]).toBe("node");
  expect(existsSync(fromRoot(command[1] ?? ""))).toBe(true);
});

test("the build gets all that it is made of, and nothing that is secret or large", () => {
  const [first, ...lines] = readFileSync(fromRoot(".dockerignore"), "utf8").trim().split("\n");
  expect(first).toBe("**");
  const kept = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  for (const source of [
    "app",
    "components",
    "content",
    "lib",
    "public",
    "scripts",
    "instrumentation.ts",
    "next.config.mjs",
  ])
    expect(kept).toContain(source);
  for (const name of kept) expect(existsSync(fromRoot(name)) || name === "public", name).toBe(true);
  for (const secret of ["data", "secrets", ".env", ".git", "node_modules"])
    expect(kept).not.toContain(secret);
});

const serviceSchema = z.object({
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  volumes: z.array(z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string()).optional(),
  read_only: z.boolean().optional(),
  deploy: z.object({ replicas: z.number() }).optional(),
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

test("the compose file names only what it has; migrations come before servers, and only the proxy is reached from outside", () => {
  const { services, volumes, secrets } = composeSchema.parse(
    parse(readFileSync(fromRoot("compose.yaml"), "utf8"), { merge: true }),
  );
  for (const [name, service] of Object.entries(services)) {
    for (const other of Object.keys(service.depends_on ?? {})) expect(services, name).toHaveProperty(other);
    for (const secret of service.secrets ?? []) expect(Object.keys(secrets), name).toContain(secret);
    for (const volume of service.volumes ?? []) {
      const [source = ""] = volume.split(":");
      if (source.startsWith(".")) expect(existsSync(fromRoot(source)), volume).toBe(true);
      else expect(Object.keys(volumes), name).toContain(source);
    }
    expect(JSON.stringify(service.environment ?? {}), "secrets come from files").not.toMatch(
      /:\/\/[^"@]*:[^"@]*@/,
    );
    expect(service.ports !== undefined).toBe(name === "proxy");
  }
  expect(services["site"]?.depends_on).toMatchObject({
    operations: { condition: "service_completed_successfully" },
  });
  expect(services["site"]?.deploy?.replicas).toBeGreaterThan(1);
  expect(services["site"]?.read_only).toBe(true);
  expect(services["site"]?.environment).toMatchObject({ TRUST_PROXY: "1", DATABASE_URL: expect.any(String) });
});

test("a secret setting may stand in a file, and a file that cannot be read is named", () => {
  const folder = mkdtempSync(join(tmpdir(), "secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "password"), "s3cret\n");
  vi.stubEnv("PGPASSWORD", undefined);
  vi.stubEnv("PGPASSWORD_FILE", join(folder, "password"));
  readSecretFiles();
  expect(process.env["PGPASSWORD"]).toBe("s3cret");
  vi.stubEnv("PGPASSWORD_FILE", join(folder, "nowhere"));
  expect(() => readSecretFiles()).toThrow(/PGPASSWORD_FILE=.*nowhere cannot be read \(ENOENT\)/);
});
