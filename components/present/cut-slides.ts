import { isValidElement, type ReactElement, type ReactNode } from "react";
import { definitions } from "@/components/widgets/definitions";
import type { SlideKind } from "@/lib/contract/outline";
import type { TagMap } from "@/lib/course/evaluate-mdx";
import type { Heading } from "@/lib/course/headings";
import type { NotedSlide } from "./slide";
import { readText, weighBlock } from "./weigh-block";

/** What fits on a slide beneath its heading, in characters. */
const capacity = 720;

/** What decides where a lesson may be cut. */
type BlockKind = "heading" | "part" | "lead" | "joined" | "try" | "notes" | SlideKind;

interface BlockProps {
  id?: string;
  html?: string;
  children?: ReactNode;
}

interface Block {
  kind: BlockKind;
  node: ReactElement<BlockProps>;
  weight: number;
}

const kinds: Partial<Record<string, BlockKind>> = {
  h2: "heading",
  h3: "part",
  Lead: "lead",
  Formula: "joined",
  Where: "joined",
  TryThis: "try",
  Poll: "poll",
  Exercise: "exercise",
  PooledSearch: "widget",
  Cell: "widget",
  Recap: "recap",
  References: "references",
  Notes: "notes",
};

const widgets: ReadonlySet<string> = new Set(definitions.map(({ tag }) => tag));

function listBlocks(content: readonly ReactNode[], tags: TagMap): Block[] {
  const kindOf = new Map<unknown, BlockKind>(
    Object.entries(tags).map(([name, tag]) => [tag, kinds[name] ?? (widgets.has(name) ? "widget" : "text")]),
  );
  return content.flatMap((node) =>
    isValidElement<BlockProps>(node)
      ? [{ kind: kindOf.get(node.type) ?? "text", node, weight: weighBlock(node) }]
      : [],
  );
}

const isHeading = ({ kind }: Block) => kind === "heading" || kind === "part";
const alone: ReadonlySet<BlockKind> = new Set(["poll", "exercise", "recap", "references"] as const);

/** Whether a block goes on a new slide, after what stands on the present one. */
function beginsSlide(group: readonly Block[], block: Block): boolean {
  const last = group.at(-1);
  if (last === undefined || block.kind === "heading") return true;
  if (group.every(isHeading)) return false;
  if (alone.has(block.kind) || alone.has(last.kind)) return true;
  if (block.kind === "widget") return last.kind !== "lead";
  if (block.kind === "try" && last.kind === "widget") return false;
  if (group.some(({ kind }) => kind === "widget")) return true;
  // A formula is not torn from the words that lead to it, nor from those that name its symbols.
  if (block.kind === "joined" || readText(last.node).trimEnd().endsWith(":")) return false;
  return group.reduce((sum, { weight }) => sum + weight, block.weight) > capacity;
}

function nameKind(group: readonly Block[]): SlideKind {
  for (const kind of ["widget", "poll", "exercise", "recap", "references"] as const)
    if (group.some((block) => block.kind === kind)) return kind;
  return "text";
}

function listAnchors({ kind, node }: Block): string[] {
  const { id } = node.props;
  if (id === undefined) return [];
  return [kind === "poll" || kind === "exercise" ? `${kind}-${id}` : id];
}

/**
 * A lesson as slides. Each begins at a heading, or where something comes that wants the room for itself (an instrument
 * with its tasks, a poll, an exercise), or where the text would grow longer than a screen. The lead is on the first, with
 * the instrument that follows it. Notes go with the slide on which the block above them is.
 *
 * @param content - the lesson's blocks, see list-content.ts
 * @param tags - the map with which it was made
 * @param title - the lesson's own, for what stands before the first heading
 */
export function cutSlides(
  content: readonly ReactNode[],
  tags: TagMap,
  headings: readonly Heading[],
  title: string,
): NotedSlide[] {
  const groups: { blocks: Block[]; notes: string[] }[] = [];
  for (const block of listBlocks(content, tags)) {
    const group = groups.at(-1);
    if (block.kind === "notes") group?.notes.push(block.node.props.html ?? "");
    else if (group === undefined || beginsSlide(group.blocks, block))
      groups.push({ blocks: [block], notes: [] });
    else group.blocks.push(block);
  }
  let section = title;
  return groups.map(({ blocks, notes }, index) => {
    const [first] = blocks;
    const isContinued = first?.kind !== "heading" && index > 0;
    if (first?.kind === "heading")
      section = headings.find(({ id }) => id === first.node.props.id)?.text ?? section;
    return {
      section,
      kind: nameKind(blocks),
      isContinued,
      anchors: blocks.flatMap(listAnchors),
      content: blocks.map(({ node }) => node),
      notes: notes.length === 0 ? null : notes.join("\n"),
    };
  });
}
