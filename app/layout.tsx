import "katex/dist/katex.min.css";
import "./globals.css";

import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { mono, sans, serif } from "./fonts";

export const metadata: Metadata = {
  title: { default: "Forward Pass", template: "%s · Forward Pass" },
  description:
    "An interactive course in deep learning: every idea is a live instrument that trains a real model on your own device.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcfa" },
    { media: "(prefers-color-scheme: dark)", color: "#15181a" },
  ],
};

// Before the first paint, so that no page flashes in the wrong theme.
const PICK_THEME = `(()=>{let t=null;try{t=localStorage.getItem("theme")}catch{}
if(t!=="light"&&t!=="dark")t=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light";
document.documentElement.dataset.theme=t})()`;

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      className={`${serif.variable} ${sans.variable} ${mono.variable}`}
      suppressHydrationWarning
    >
      <head>
        <script dangerouslySetInnerHTML={{ __html: PICK_THEME }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
