"use client";

import { useCallback, useState } from "react";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import type { RgbImage } from "@/lib/math/rgb-image";
import styles from "./own-image.module.css";
import { readImageFile } from "./read-image";
import { useCamera } from "./use-camera";

export interface OwnImageProps {
  /** Pixels along each side of the picture that is made: the middle square of what is given. */
  side: number;
  onImage: (image: RgbImage) => void;
}

/** Takes a picture of the reader's own: dropped, chosen, pasted, or taken with the camera. It never leaves the page. */
export function OwnImage({ side, onImage }: OwnImageProps) {
  const [name, setName] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [frame, setFrame] = useState<RgbImage | null>(null);
  const camera = useCamera(side, setFrame);
  const { stop } = camera;

  const readFile = useCallback(
    async (file: File) => {
      stop();
      try {
        onImage(await readImageFile(file, side));
        setName(file.name);
        setFault(null);
      } catch (error) {
        setName(null);
        setFault(error instanceof Error ? error.message : String(error));
      }
    },
    [onImage, side, stop],
  );
  const takePicture = () => {
    if (frame === null) return;
    onImage(frame);
    setName("The camera's picture");
    setFrame(null);
    stop();
  };
  const message = camera.message ?? fault;
  return (
    <div role="group" className={styles.own} aria-label="A picture of your own">
      <FileDrop
        label="Drop an image here, choose one, or paste it"
        description={`The middle square of it is used, ${side} by ${side} pixels. The picture never leaves this page: it is sent nowhere and kept nowhere.`}
        accept="image/*"
        onFile={(file) => void readFile(file)}
      />
      {camera.isOn && frame !== null && (
        <div className={styles.preview}>
          <PixelPicture
            label="What the camera sees"
            values={frame.values}
            rows={frame.height}
            columns={frame.width}
            channels={3}
            shade={{ kind: "levels", low: 0, high: 1 }}
          />
        </div>
      )}
      <div className={styles.buttons}>
        {camera.isOn && (
          <Button onPress={takePicture} isDisabled={frame === null}>
            Take this picture
          </Button>
        )}
        <Button
          onPress={() => {
            setFault(null);
            setFrame(null);
            if (camera.isOn) stop();
            else camera.start();
          }}
        >
          {camera.isOn ? "Stop the camera" : "Use the camera"}
        </Button>
        <span role="status" className={styles.name}>
          {name !== null && `In use: ${name}`}
        </span>
      </div>
      {message !== null && (
        <p className={styles.fault} role="alert">
          {message}
        </p>
      )}
    </div>
  );
}
