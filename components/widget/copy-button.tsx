"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

/**
 * Copies a text and says so for two seconds; where the clipboard is forbidden it says that.
 *
 * @param name - what the button is called where its label alone does not say what it copies
 */
export function CopyButton({ label, name, text }: { label: string; name?: string; text: () => string }) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <>
      <Button variant="quiet" aria-label={name} onPress={() => void copy()}>
        {outcome === "copied" ? "Copied" : label}
      </Button>
      <span className="visually-hidden" role="status">
        {outcome === "copied" && "Copied to the clipboard."}
        {outcome === "refused" && "The browser does not let this page use the clipboard."}
      </span>
    </>
  );
}
