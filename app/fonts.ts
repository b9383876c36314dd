import localFont from "next/font/local";

export const serif = localFont({
  variable: "--font-serif",
  display: "swap",
  src: [
    {
      path: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
      weight: "200 900",
      style: "normal",
    },
    {
      path: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2",
      weight: "200 900",
      style: "italic",
    },
  ],
  adjustFontFallback: "Times New Roman",
});

export const sans = localFont({
  variable: "--font-sans",
  display: "swap",
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
});

export const mono = localFont({
  variable: "--font-mono",
  display: "swap",
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  weight: "100 800",
  preload: false,
  adjustFontFallback: false,
});
