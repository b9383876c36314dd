import { createHash } from "node:crypto";

const style = `
:root { color-scheme: light dark; }
body { max-width: 34rem; margin: 12vh auto 0; padding: 0 1.5rem; font: 1.1rem/1.6 Georgia, serif; }
h1 { font-size: 1.6rem; font-weight: 500; }
a, button { color: light-dark(#0b6b66, #5cc4bb); font: inherit; }
button { padding: 0.5rem 1rem; border: 1px solid; border-radius: 4px; background: none; cursor: pointer; }
`;

/** Sends the page's one form as soon as it is there; without scripts its button does. */
const sendForm = `document.forms[0].submit()`;

function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

interface Page {
  status?: number;
  title: string;
  /** Plain text. */
  text: string;
  link?: { label: string; href: string; opensWindow?: boolean };
  /** A form that sends itself. */
  form?: { action: string; fields: Record<string, string>; button: string };
  /** Who may show the page in a frame, as a policy says it. */
  frameAncestors: "*" | "'none'";
}

/** An address as `form-action` takes it: without query, and without the two signs that part a policy's words. */
function printSource(action: string): string {
  if (action.startsWith("/")) return "'self'";
  const { origin, pathname } = new URL(action);
  return origin + pathname.replaceAll(";", "%3B").replaceAll(",", "%2C");
}

function printForm({ action, fields, button }: NonNullable<Page["form"]>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return `<form method="post" action="${escape(action)}">${inputs.join("")}<button>${escape(button)}</button></form>`;
}

function printLink({ label, href, opensWindow }: NonNullable<Page["link"]>): string {
  const target = opensWindow ? ` target="_blank" rel="noopener"` : "";
  return `<p><a href="${escape(href)}"${target}>${escape(label)}</a></p>`;
}

/**
 * A page for one moment of a sign-in, with a policy of its own: it loads nothing, runs one script that sends its form,
 * and its form may go to one address alone.
 */
export function printLtiPage({ status = 200, title, text, link, form, frameAncestors }: Page): Response {
  const policy = [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    `script-src ${form ? hash(sendForm) : "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${form ? printSource(form.action) : "'none'"}`,
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)} · Forward Pass</title><style>${style}</style></head><body><main><h1>${escape(title)}</h1><p>${escape(text)}</p>${link ? printLink(link) : ""}${form ? `${printForm(form)}<script>${sendForm}</script>` : ""}</main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "Cache-Control": "no-store",
    },
  });
}
