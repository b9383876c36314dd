"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useJob } from "@/components/widget/use-job";
import type { TableChoice } from "@/lib/data/choose-columns";
import type { TableSource } from "@/lib/experiment/schema-data";
import type { ReadTableFrame } from "@/lib/lab/read-table-job";

/** A file or a pasted text that was given to be read. */
interface Given {
  /** Counts what was given, so that answers to an earlier file are known as such. */
  number: number;
  name: string;
}

export interface OwnTable {
  /** What was given last; null where nothing was. */
  name: string | null;
  isReading: boolean;
  /** Why it cannot be read, or the columns not be used; null while all is well. */
  fault: string | null;
  /** The columns and what they gave; null until it is read. */
  frame: ReadTableFrame | null;
  readFile: (file: File) => void;
  readText: (text: string) => void;
  choose: (choice: TableChoice) => void;
}

/** A table of the reader's own, read in the lab worker. `onChange` hears each new one: of a new file, or other columns. */
export function useOwnTable(onChange: (source: TableSource) => void): OwnTable {
  const { start, send, onFrame, status, error } = useJob("read-table");
  const [given, setGiven] = useState<Given | null>(null);
  const [shown, setShown] = useState<{ number: number; frame: ReadTableFrame } | null>(null);
  const number = useRef(0);
  /** The last choice of columns that was heard: the worker may say it twice. */
  const told = useRef("");
  const newest = useRef(onChange);
  useLayoutEffect(() => {
    newest.current = onChange;
  });

  useEffect(
    () =>
      onFrame((frame) => {
        const key = `${number.current} ${JSON.stringify(frame.choice)}`;
        if (key === told.current) return;
        told.current = key;
        setShown({ number: number.current, frame });
        if (frame.reading.source !== null) newest.current(frame.reading.source);
      }),
    [onFrame],
  );

  const read = useCallback(
    (input: Blob | string, name: string) => {
      setGiven({ number: ++number.current, name });
      start({ input });
    },
    [start],
  );
  const frame = shown !== null && shown.number === given?.number ? shown.frame : null;
  const failure = given !== null && status === "failed" ? (error?.message ?? null) : null;
  return {
    name: given?.name ?? null,
    isReading: given !== null && frame === null && failure === null,
    fault: failure ?? frame?.reading.fault ?? null,
    frame,
    readFile: useCallback((file: File) => read(file, file.name), [read]),
    readText: useCallback((text: string) => read(text, "The pasted table"), [read]),
    choose: useCallback((choice: TableChoice) => send({ choice }), [send]),
  };
}
