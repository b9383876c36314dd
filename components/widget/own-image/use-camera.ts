"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { RgbImage } from "@/lib/math/rgb-image";
import { explainCameraError, readSquare } from "./read-image";

/** Time between two frames, in ms: enough to feel live, and leaves the page free. */
const FRAME_TIME = 80;

export interface Camera {
  isOn: boolean;
  /** What the reader should know of it; null when all is well. */
  message: string | null;
  start(): void;
  /** Switches it off and takes back what was said about it. */
  stop(): void;
}

/**
 * The reader's camera: while it is on, each frame's middle square, mirrored, of `side` pixels along a side. Nothing of it
 * is sent anywhere. It goes off when the component goes.
 */
export function useCamera(side: number, onFrame: (frame: RgbImage) => void): Camera {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const isWanted = useRef(false);
  const newest = useRef(onFrame);
  useLayoutEffect(() => {
    newest.current = onFrame;
  });

  const stop = useCallback(() => {
    isWanted.current = false;
    setStream(null);
    setMessage(null);
  }, []);
  const start = useCallback(() => {
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
      (error: unknown) => {
        if (isWanted.current) setMessage(explainCameraError(error));
      },
    );
  }, []);

  useEffect(() => {
    if (stream === null) return;
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    void video.play().catch((error: unknown) => setMessage(explainCameraError(error)));
    const timer = setInterval(() => {
      if (document.hidden || video.videoWidth === 0) return;
      newest.current(readSquare(video, video.videoWidth, video.videoHeight, { side, isMirrored: true }));
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
  }, [side, stream]);
  useEffect(
    () => () => {
      isWanted.current = false;
    },
    [],
  );

  return { isOn: stream !== null, message, start, stop };
}
