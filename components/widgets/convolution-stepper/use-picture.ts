"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Volume } from "@/lib/math/convolution";
import { makePicture, takeChannels } from "./picture";
import { explainCameraError, readImageFile, readSquare } from "./read-image";
import type { Source } from "./state";

/** Time between two camera frames, in ms: enough to feel live, and leaves the page free. */
const FRAME_TIME = 80;

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
  const [message, setMessage] = useState<string | null>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const isWanted = useRef(false);

  const made = useMemo(() => (source === "matrix" ? null : makePicture(seed)), [source, seed]);
  const color = source === "upload" ? (upload ?? made) : source === "webcam" ? (shot ?? made) : made;
  const picture = useMemo(() => (color === null ? null : takeChannels(color, channels)), [color, channels]);

  const readFile = useCallback(async (file: File) => {
    try {
      setUpload(await readImageFile(file));
      setMessage(null);
      return true;
    } catch (error) {
      setMessage(error instanceof Error ? error.message : String(error));
      return false;
    }
  }, []);

  const stopCamera = useCallback(() => {
    isWanted.current = false;
    setStream(null);
  }, []);
  const startCamera = useCallback(() => {
    isWanted.current = true;
    setMessage(null);
    // Undefined outside https and localhost, whatever the types say.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices === undefined) {
      setMessage("This page cannot reach a camera: browsers allow that only over https or on localhost.");
      return;
    }
    devices.getUserMedia({ video: { width: { ideal: 320 }, height: { ideal: 240 } } }).then(
      (opened) => {
        // The reader may have gone elsewhere while the browser asked.
        if (isWanted.current) setStream(opened);
        else for (const track of opened.getTracks()) track.stop();
      },
      (error: unknown) => setMessage(explainCameraError(error)),
    );
  }, []);

  // Leaving the camera, or the page, switches it off and takes back what was said about it.
  useEffect(() => (source === "webcam" ? stopCamera : undefined), [source, stopCamera]);
  useEffect(() => () => setMessage(null), [source]);

  useEffect(() => {
    if (stream === null) return;
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    void video.play().catch((error: unknown) => setMessage(explainCameraError(error)));
    const timer = setInterval(() => {
      if (document.hidden || video.videoWidth === 0) return;
      setShot(readSquare(video, video.videoWidth, video.videoHeight, true));
    }, FRAME_TIME);
    const ended = () => setMessage("The camera stopped. Start it again to go on.");
    for (const track of stream.getTracks()) track.addEventListener("ended", ended);
    return () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) {
        track.removeEventListener("ended", ended);
        track.stop();
      }
      video.srcObject = null;
    };
  }, [stream]);

  return { picture, message, isCameraOn: stream !== null, readFile, startCamera, stopCamera };
}
