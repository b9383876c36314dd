"use client";

import { useSyncExternalStore } from "react";
import styles from "./site-header.module.css";

type Theme = "light" | "dark";

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

const readTheme = (): Theme => (document.documentElement.dataset["theme"] === "dark" ? "dark" : "light");

/** Paper or night; the choice stays on the device. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore<Theme | null>(subscribe, readTheme, () => null);
  const toggle = () => {
    const next: Theme = theme === "dark" ? "light" : "dark";
    document.documentElement.dataset["theme"] = next;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // Without storage the choice lasts until the page is left.
    }
  };
  return (
    <button type="button" className={styles.theme} onClick={toggle} suppressHydrationWarning>
      {theme === "dark" ? "Light" : "Dark"}
    </button>
  );
}
