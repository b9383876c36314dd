import type { Metadata } from "next";
import { Search } from "@/components/search/search";
import styles from "./page.module.css";

export const metadata: Metadata = {
  title: "Search",
  description: "Find lessons by what they teach, their sections, terms and instruments.",
};

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <h1>Search</h1>
      <Search />
    </main>
  );
}
