import Link from "next/link";
import { SiteHeader } from "@/components/shell/site-header";
import styles from "./message-page.module.css";

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <main id="content" className={styles.page}>
        <h1>There is no such page</h1>
        <p>
          The address may have a slip in it, or the page has moved. The <Link href="/">course map</Link> lists
          every lesson.
        </p>
      </main>
    </>
  );
}
