"use client";

import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import type { PathedFile } from "@/components/ui/list-dropped";
import type { ImageSource } from "@/lib/experiment/schema-data";
import type { ReadImagesFrame } from "@/lib/lab/read-images-job";

export interface OwnImagesReading {
  isReading: boolean;
  /** Why they cannot be read; null while all is well. */
  fault: string | null;
  /** How far it is; null before anything was given. */
  frame: ReadImagesFrame | null;
  read: (files: readonly PathedFile[]) => void;
}

/**
 * Images of the reader's own, read in the lab worker. `onChange` hears each new set once.
 * @param side pixels along a side to which images of a folder are scaled
 */
export function useOwnImages(
  { side, channels }: { side: number; channels: 1 | 3 },
  onChange: (source: ImageSource) => void,
): OwnImagesReading {
  const { start, onFrame, status, error, latest } = useJob("read-images");
  /** Whether the set that is being read was heard: the worker may say it twice. */
  const isTold = useRef(true);
  const newest = useRef(onChange);
  useLayoutEffect(() => {
    newest.current = onChange;
  });
  useEffect(
    () =>
      onFrame(({ source }) => {
        if (source === null || isTold.current) return;
        isTold.current = true;
        newest.current(source);
      }),
    [onFrame],
  );
  const fault = status === "failed" ? (error?.message ?? null) : null;
  return {
    isReading: status === "starting" || (status === "running" && latest?.source == null),
    fault,
    frame: fault === null ? latest : null,
    read: useCallback(
      (files: readonly PathedFile[]) => {
        isTold.current = false;
        start({ files, side, channels });
      },
      [start, side, channels],
    ),
  };
}
