"use client";

import { usePalette } from "@/components/charts/palette";
import { PictureCanvas } from "@/components/charts/picture-canvas";
import styles from "./sign-gallery.module.css";
import { splitChannels } from "./sign-pictures";

export interface GalleryItem {
  /** [32, 32, 3], from 0 to 1. */
  picture: Float32Array;
  name: string;
  value: string;
  /** All of it in words, for those who do not see it. */
  description: string;
}

/** Small pictures of signs in rows of four. Pressing one chooses it. */
export function SignGallery({
  label,
  items,
  shown,
  onShow,
}: {
  label: string;
  items: readonly GalleryItem[];
  shown: number;
  onShow: (index: number) => void;
}) {
  const palette = usePalette();
  return (
    <div role="group" aria-label={label} className={styles.gallery}>
      {items.map(({ picture, name, value, description }, index) => (
        <button
          key={index}
          type="button"
          className={styles.thumb}
          aria-pressed={index === shown}
          aria-label={description}
          onClick={() => onShow(index)}
        >
          <PictureCanvas
            label=""
            volume={splitChannels(picture)}
            channel={0}
            shade={{ kind: "color" }}
            palette={palette}
            width={72}
          />
          <span>{name}</span>
          <b>{value}</b>
        </button>
      ))}
    </div>
  );
}
