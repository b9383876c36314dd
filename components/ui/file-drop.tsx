"use client";

import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from "react";
import styles from "./file-drop.module.css";

export interface FileDropProps {
  /** What to do, in a few words: "Drop a CSV file here, or choose one". */
  label: string;
  /** What kind of file is meant, and what becomes of it. */
  description?: string;
  /** For the device's own choice of files, such as ".csv,text/csv". */
  accept: string;
  onFile: (file: File) => void;
  /** Hears a text that was pasted or dropped; texts are not taken where it is absent. */
  onText?: (text: string) => void;
}

/** A place to drop a file, which is also the button that opens the device's choice of files, and takes what is pasted. */
export function FileDrop({ label, description, accept, onFile, onText }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const descriptionId = useId();
  // Entering a child of the zone leaves its parent: only the sum of both says whether something is over it.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);

  const take = (data: DataTransfer): boolean => {
    const file = data.files[0];
    const text = data.getData("text/plain");
    if (file !== undefined) onFile(file);
    else if (onText !== undefined && text.trim() !== "") onText(text);
    else return false;
    return true;
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    take(event.dataTransfer);
  };
  const paste = (event: ClipboardEvent) => {
    if (take(event.clipboardData)) event.preventDefault();
  };
  return (
    <>
      <button
        type="button"
        className={styles.zone}
        data-over={isOver || undefined}
        aria-describedby={description === undefined ? undefined : descriptionId}
        onClick={() => input.current?.click()}
        onDragEnter={() => {
          depth.current++;
          setOver(true);
        }}
        onDragLeave={() => {
          depth.current--;
          if (depth.current <= 0) setOver(false);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        onPaste={paste}
      >
        {label}
      </button>
      {description !== undefined && (
        <p id={descriptionId} className={styles.description}>
          {description}
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file may have been mended and chosen again.
          event.target.value = "";
        }}
      />
    </>
  );
}
