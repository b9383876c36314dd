import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fromRoot } from "./paths.mjs";
import { hashSource } from "./security.mjs";

/**
 * @typedef {{ scripts: string[], styles: string[] }} InlineHashes of what a page holds between its own tags
 *
 * @typedef {object} SiteHashes
 * @property {Record<string, InlineHashes>} pages by path, such as "/lessons/lstm"
 * @property {InlineHashes} fallback what is sent at any other path: the pages for "not found" and for faults
 */

const MANIFEST = fromRoot(".next", "inline-hashes.json");

/** What Next sends when there is no page at a path, or when one fails. */
const FALLBACK_PAGES = /^\/(_not-found|_global-error|404|500)$/;

/** After a build: notes the hashes of every prerendered page's inline code, for the server to name in its policy. */
export function hashInlineCode() {
  /** @type {SiteHashes} */
  const site = { pages: {}, fallback: { scripts: [], styles: [] } };
  for (const folder of [fromRoot(".next", "server", "app"), fromRoot(".next", "server", "pages")]) {
    for (const file of listPages(folder)) {
      const page = file === "/index.html" ? "/" : file.replace(/\.html$/, "");
      const hashes = hashPage(readFileSync(folder + file, "utf8"));
      if (FALLBACK_PAGES.test(page)) site.fallback = join(site.fallback, hashes);
      else site.pages[page] = hashes;
    }
  }
  writeFileSync(MANIFEST, JSON.stringify(site, null, 1));
}

/** @returns {SiteHashes} */
export function readSiteHashes() {
  return JSON.parse(readFileSync(MANIFEST, "utf8"));
}

/**
 * @param {string} html
 * @returns {InlineHashes}
 */
export function hashPage(html) {
  return { scripts: hashElements(html, "script"), styles: hashElements(html, "style") };
}

/**
 * The hash of the text of each such element. Its exact characters count: the browser hashes them as they stand.
 *
 * @param {string} html
 * @param {"script" | "style"} name
 */
function hashElements(html, name) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const [, attributes = "", text = ""] of html.matchAll(
    new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, "gi"),
  )) {
    if (!/\ssrc\s*=/.test(attributes) && text !== "") found.add(hashSource(text));
  }
  return [...found];
}

/**
 * @param {InlineHashes} first
 * @param {InlineHashes} second
 * @returns {InlineHashes}
 */
function join(first, second) {
  return {
    scripts: [...new Set([...first.scripts, ...second.scripts])],
    styles: [...new Set([...first.styles, ...second.styles])],
  };
}

/**
 * @param {string} folder
 * @param {string} [below]
 * @returns {string[]} such as "/lessons/lstm.html"
 */
function listPages(folder, below = "") {
  if (!existsSync(folder)) return [];
  return readdirSync(folder + below, { withFileTypes: true }).flatMap((entry) => {
    const file = `${below}/${entry.name}`;
    if (entry.isDirectory()) return listPages(folder, file);
    return file.endsWith(".html") ? [file] : [];
  });
}
