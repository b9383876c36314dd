"use client";

import { FolderDrop } from "@/components/ui/folder-drop";
import type { ImageSource } from "@/lib/experiment/schema-data";
import type { ReadImagesFrame } from "@/lib/lab/read-images-job";
import styles from "./own-data.module.css";
import { useOwnImages } from "./use-own-images";

export interface OwnImagesProps {
  /** The images in use; null where the data are of another kind. */
  source: ImageSource | null;
  /** Pixels along a side and channels to which images of a folder are brought. */
  side: number;
  channels: 1 | 3;
  /** Hears each set that was read. */
  onChange: (source: ImageSource) => void;
}

const print = (count: number) => count.toLocaleString("en");

function describeSource({ labels, height, width, channels, classes }: ImageSource): string {
  const names = classes.length > 12 ? `${classes.length} classes` : classes.join(", ");
  const depth = channels === 1 ? "grey" : "in colours";
  return `In use: ${print(labels.length)} images of ${height} × ${width}, ${depth}; ${names}.`;
}

function describeReading({ found, kept, read, source }: ReadImagesFrame): string {
  if (source === null) return `Reading: ${print(read)} of ${print(kept)} images …`;
  return kept < found ? `${print(kept)} of ${print(found)} images were drawn by chance.` : "";
}

/** Takes images of the reader's own with their classes: MNIST's two files, or a folder of images. */
export function OwnImages({ source, side, channels, onChange }: OwnImagesProps) {
  const { isReading, fault, frame, read } = useOwnImages({ side, channels }, onChange);
  return (
    <div role="group" className={styles.own} aria-label="Images of your own">
      <FolderDrop
        label="Drop a folder of images, or two IDX files, here"
        description={`A folder for each class, with its images in it: their middle squares are scaled to ${side} × ${side}. Or images and labels in the format of MNIST, packed by gzip or not. They stay on this device, and are chosen again after a reload.`}
        onFiles={read}
      />
      <div className={styles.facts} role="status">
        {source !== null && !isReading && <span>{describeSource(source)}</span>}
        {isReading && frame === null && <span>Reading …</span>}
        {frame !== null && <span>{describeReading(frame)}</span>}
      </div>
      {fault !== null && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      {frame !== null && frame.notes.length > 0 && (
        <ul className={styles.notes}>
          {frame.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
