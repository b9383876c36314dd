"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { readImageFile } from "@/components/widget/own-image/read-image";
import { useCamera } from "@/components/widget/own-image/use-camera";
import type { Volume } from "@/lib/math/convolution";
import type { RgbImage } from "@/lib/math/rgb-image";
import { makePicture, PICTURE_SIDE, splitChannels, takeChannels } from "@/lib/data/picture";
import type { Source } from "./state";

export interface PictureHandle {
  /** The larger image on stage with the asked number of channels; null where the small matrix is. */
  picture: Volume | null;
  /** What the reader should know of their file or camera; null when all is well. */
  message: string | null;
  isCameraOn: boolean;
  readFile(file: File): Promise<boolean>;
  startCamera(): void;
  stopCamera(): void;
}

/** The larger image: made from the seed, or read from the reader's file or camera. Nothing of it is sent anywhere. */
export function usePicture(source: Source, seed: number, channels: number): PictureHandle {
  const [upload, setUpload] = useState<Volume | null>(null);
  const [shot, setShot] = useState<Volume | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const keepShot = useCallback((frame: RgbImage) => setShot(splitChannels(frame)), []);
  const camera = useCamera(PICTURE_SIDE, keepShot);
  const { stop: stopCamera } = camera;

  const made = useMemo(() => (source === "matrix" ? null : makePicture(seed)), [source, seed]);
  const color = source === "upload" ? (upload ?? made) : source === "webcam" ? (shot ?? made) : made;
  const picture = useMemo(() => (color === null ? null : takeChannels(color, channels)), [color, channels]);

  const readFile = useCallback(async (file: File) => {
    try {
      setUpload(splitChannels(await readImageFile(file, PICTURE_SIDE)));
      setFault(null);
      return true;
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
      return false;
    }
  }, []);

  // Leaving the camera switches it off, and takes back what was said.
  useEffect(() => (source === "webcam" ? stopCamera : undefined), [source, stopCamera]);
  useEffect(() => () => setFault(null), [source]);

  return {
    picture,
    message: fault ?? camera.message,
    isCameraOn: camera.isOn,
    readFile,
    startCamera: camera.start,
    stopCamera,
  };
}
