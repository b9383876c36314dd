"use client";

import styles from "./message-page.module.css";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main id="content" className={styles.page}>
      <h1>This page failed to open</h1>
      <p>Something in the program went wrong, not in what you did. Your answers and progress are safe.</p>
      <button type="button" onClick={reset}>
        Try again
      </button>
    </main>
  );
}
