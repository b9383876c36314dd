"use client";

import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Text } from "react-aria-components/Text";
import { Button } from "./button";
import styles from "./folder-drop.module.css";
import { listDropped, type PathedFile } from "./list-dropped";

export interface FolderDropProps {
  /** What to do, in a few words: "Drop a folder of images here, or choose one". */
  label: string;
  /** What kind of files is meant, and what becomes of them. */
  description?: string;
  onFiles: (files: PathedFile[]) => void;
}

/** A place to drop several files or a folder, with buttons for the device's own choice of either. */
export function FolderDrop({ label, description, onFiles }: FolderDropProps) {
  const choose = (files: FileList | null) => {
    const chosen = [...(files ?? [])];
    if (chosen.length > 0)
      onFiles(chosen.map((blob) => ({ path: blob.webkitRelativePath || blob.name, blob })));
  };
  return (
    <div className={styles.drop}>
      <DropZone
        className={styles.zone}
        onDrop={({ items }) => {
          // What cannot be listed is missed when it is read, which says so.
          void listDropped(items).then(onFiles, () => onFiles([]));
        }}
      >
        <Text slot="label" className={styles.label}>
          {label}
        </Text>
        <div className={styles.ways}>
          <FileTrigger allowsMultiple onSelect={choose}>
            <Button>Choose files</Button>
          </FileTrigger>
          <FileTrigger acceptDirectory onSelect={choose}>
            <Button>Choose a folder</Button>
          </FileTrigger>
        </div>
      </DropZone>
      {description !== undefined && <p className={styles.description}>{description}</p>}
    </div>
  );
}
