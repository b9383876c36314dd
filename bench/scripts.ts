import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Response } from "@playwright/test";
import { z } from "zod";
import { listPages } from "@/e2e/pages";
import type { Row } from "./table";

const built = join(import.meta.dirname, "../.next");
const manifestSchema = z.object({ rootMainFiles: z.array(z.string()) });

/** What only the libraries' own code says. */
const heavy = [/Cannot evaluate flag/, /recharts-/, /KaTeX parse error/];

const getName = (url: string) => new URL(url, "http://localhost").pathname.split("/").at(-1) ?? "";

/** Chunks that every App Router page of Next loads: React, the router, and the router's layout. */
function listFrameworkChunks(): Set<string> {
  const { rootMainFiles } = manifestSchema.parse(
    JSON.parse(readFileSync(join(built, "build-manifest.json"), "utf8")),
  );
  const references = readFileSync(
    join(built, "server/app/_not-found/page_client-reference-manifest.js"),
    "utf8",
  );
  const layout =
    /client\/components\/layout-router\.js":\{[^}]*?"chunks":\[([^\]]*)\]/.exec(references)?.[1] ?? "";
  return new Set([...rootMainFiles, ...(JSON.parse(`[${layout}]`) as string[])].map(getName));
}

/**
 * Bytes of script that a page fetches by itself, gzipped: the framework's, those that its HTML names, those that
 * come later for what is in view, and of all these the libraries that no page should need yet.
 */
export async function measureScripts(browser: Browser, address: string): Promise<Row[]> {
  const framework = listFrameworkChunks();
  const rows: Row[] = [];
  for (const route of listPages()) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const html = await (await context.request.get(address + route)).text();
    const named = new Set(
      [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, url = ""]) => getName(url)),
    );
    const scripts: Promise<{ name: string; size: number; text: string }>[] = [];
    const watch = (response: Response) => {
      const name = getName(response.url());
      if (name.endsWith(".js"))
        scripts.push(
          response.body().then((body) => ({ name, size: gzipSync(body).length, text: body.toString() })),
        );
    };
    page.on("response", watch);
    await page.goto(address + route, { waitUntil: "networkidle" });
    await page.waitForTimeout(1_000);
    // What comes later could not be read once the page is closed.
    page.off("response", watch);
    const fetched = await Promise.all(scripts);
    const sum = (keep: (script: { name: string; text: string }) => boolean) =>
      (fetched.filter(keep).reduce((total, { size }) => total + size, 0) / 1000).toFixed(1);
    rows.push([
      route,
      sum(({ name }) => framework.has(name)),
      sum(({ name }) => named.has(name) && !framework.has(name)),
      sum(({ name }) => !named.has(name) && !framework.has(name)),
      sum(({ text }) => heavy.some((mark) => mark.test(text))),
    ]);
    await context.close();
  }
  return rows;
}
