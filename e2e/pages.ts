import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const manifest = join(import.meta.dirname, "..", ".next", "inline-hashes.json");

/** The paths of all pages that the build has made, such as "/" and "/lessons/lstm". */
export function listPages(): string[] {
  const site = z.object({ pages: z.record(z.string(), z.unknown()) });
  return Object.keys(site.parse(JSON.parse(readFileSync(manifest, "utf8"))).pages).sort();
}
