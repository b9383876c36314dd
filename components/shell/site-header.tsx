import Link from "next/link";
import styles from "./site-header.module.css";
import { ThemeSwitch } from "./theme-switch";

export function SiteHeader() {
  return (
    <header className={styles.header} data-screen-only>
      <a className={styles.skip} href="#content">
        Skip to the text
      </a>
      <Link href="/" className={styles.name}>
        Forward Pass
      </Link>
      <nav className={styles.nav} aria-label="Site">
        <Link href="/widgets">Instruments</Link>
        <Link href="/glossary">Glossary</Link>
        <Link href="/search">Search</Link>
        <ThemeSwitch />
      </nav>
    </header>
  );
}
