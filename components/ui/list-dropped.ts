import type { DropZoneProps } from "react-aria-components/DropZone";

type DropItem = Parameters<NonNullable<DropZoneProps["onDrop"]>>[0]["items"][number];

/** A file with its path from the folder that was dropped or chosen. */
export interface PathedFile {
  path: string;
  blob: File;
}

/** Every file that was dropped, those in folders too. */
export async function listDropped(items: Iterable<DropItem>, folder = ""): Promise<PathedFile[]> {
  const lists = await Promise.all([...items].map((item) => listItem(item, folder)));
  return lists.flat();
}

async function listItem(item: DropItem, folder: string): Promise<PathedFile[]> {
  if (item.kind === "text") return [];
  const path = `${folder}${item.name}`;
  if (item.kind === "file") return [{ path, blob: await item.getFile() }];
  const entries: DropItem[] = [];
  for await (const entry of item.getEntries()) entries.push(entry);
  return listDropped(entries, `${path}/`);
}
