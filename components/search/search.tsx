"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { searchEntriesSchema } from "@/lib/contract/search-entry";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { createIndex, findEntries, type Answer, type SearchIndex } from "./find-entries";
import { Findings } from "./findings";
import styles from "./search.module.css";

type Loading = { state: "loading" } | { state: "failed" } | { state: "ready"; index: SearchIndex };

/** Searches the whole course in the browser. The query is in the address, so that a search can be linked to and come back to. */
export function Search() {
  const [query, setQuery] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [loading, setLoading] = useState<Loading>({ state: "loading" });

  useEffect(() => {
    const readQuery = () => setQuery(new URL(location.href).searchParams.get("q") ?? "");
    readQuery();
    addEventListener("popstate", readQuery);
    return () => removeEventListener("popstate", readQuery);
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    loadIndex(controller.signal).then(
      (index) => setLoading({ state: "ready", index }),
      () => controller.signal.aborted || setLoading({ state: "failed" }),
    );
    return () => controller.abort();
  }, [attempt]);

  const change = (next: string) => {
    setQuery(next);
    history.replaceState(
      history.state,
      "",
      next === "" ? "/search" : `/search?q=${encodeURIComponent(next)}`,
    );
  };
  const asked = useDeferredValue(query.trim());
  const answer = useMemo(
    () => (loading.state === "ready" && asked !== "" ? findEntries(loading.index, asked) : null),
    [loading, asked],
  );

  return (
    <>
      <TextField
        label="Words to look for"
        description="Lessons by what they teach, their sections, the glossary's terms and the instruments."
        value={query}
        onChange={change}
        maxLength={200}
        type="search"
      />
      <p role="status" className={styles.status}>
        {asked !== "" && loading.state === "loading" && "Loading what can be found …"}
        {loading.state === "failed" && "What can be found could not be loaded."}
        {answer !== null && printAnswer(answer, asked)}
      </p>
      {loading.state === "failed" && (
        <Button
          onPress={() => {
            setLoading({ state: "loading" });
            setAttempt(attempt + 1);
          }}
        >
          Try again
        </Button>
      )}
      {answer !== null && <Findings findings={answer.findings} />}
    </>
  );
}

async function loadIndex(signal: AbortSignal): Promise<SearchIndex> {
  const reply = await fetch("/api/search", { signal });
  if (!reply.ok) throw new Error(`The search index answered ${reply.status}`);
  return createIndex(searchEntriesSchema.parse(await reply.json()));
}

function printAnswer({ findings, hasAll }: Answer, query: string): string {
  const count = findings.length === 1 ? "1 place" : `${findings.length} places`;
  if (findings.length === 0)
    return `Nothing in the course answers to “${query}”. Try fewer words, or another name for it.`;
  return hasAll
    ? `${count}, the likeliest first`
    : `No place has all of these words. ${count} with some of them`;
}
