"use client";

import { createContext, useContext, useEffect } from "react";

/** A changed picture as it is on screen. */
export interface ChangedPicture {
  /** All of its values, row by row, from 0 to 1. */
  values: Float32Array;
  /** Furthest that any of them was moved. */
  epsilon: number;
  /** Whether the model takes it for another class than it is. */
  isFooled: boolean;
}

/** Hears of the changed picture on screen; of null until there is a trained model that looks at it. */
export type PictureListener = (picture: ChangedPicture | null) => void;

/** Set by who wants to know what is made in the widget inside; null where nobody does. */
export const PictureListenerContext = createContext<PictureListener | null>(null);

/** Tells the listener, if there is one. */
export function usePictureListener(picture: ChangedPicture | null): void {
  const listener = useContext(PictureListenerContext);
  useEffect(() => {
    listener?.(picture);
  }, [listener, picture]);
}
