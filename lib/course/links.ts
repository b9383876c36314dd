import type { Root } from "mdast";
import type { Plugin } from "unified";
import { visit } from "unist-util-visit";

export interface Link {
  url: string;
  line: number;
}

/** Collects where the text links to. */
export const collectLinks: Plugin<[Link[]], Root> = (links) => (tree) => {
  visit(tree, (node) => {
    if (node.type !== "link" && node.type !== "definition") return;
    links.push({ url: node.url, line: node.position?.start.line ?? 1 });
  });
};

/** What a link inside the course may lead to. */
export interface LinkTargets {
  /** Ids of the headings of each lesson, by slug. */
  headings: ReadonlyMap<string, ReadonlySet<string>>;
  widgets: ReadonlySet<string>;
  /** Other pages, by path. */
  pages: ReadonlySet<string>;
}

/** Why the link from lesson `slug` leads nowhere; null when it leads somewhere. */
export function findLinkFault(url: string, slug: string, targets: LinkTargets): string | null {
  if (/^(https:|mailto:)/.test(url)) return null;
  if (/^[a-z]+:/i.test(url)) return `the link ${url} must be https`;
  const [path = "", fragment] = url.split("#");
  const own = path === "" ? slug : /^\/lessons\/([^/]+)$/.exec(path)?.[1];
  if (own !== undefined) {
    const headings = targets.headings.get(own);
    if (headings === undefined) return `the link ${url} leads to a lesson that does not exist`;
    if (fragment && !headings.has(fragment)) return `the link ${url} names a heading that does not exist`;
    return null;
  }
  const widget = /^\/widgets\/([^/]+)$/.exec(path)?.[1];
  if (widget !== undefined) return targets.widgets.has(widget) ? null : `there is no widget ${widget}`;
  return targets.pages.has(path) ? null : `the link ${url} leads to no page of this site`;
}
