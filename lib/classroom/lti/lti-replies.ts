import type { AppError } from "@/lib/contract/app-error";
import type { ContentReply } from "./choose-content";
import type { Entry } from "./enter-course";
import { printLtiPage } from "./lti-page";

/** The one page for whatever went wrong. It may stand in a platform's frame, where the person is; there is nothing to press. */
export function refuseVisit(fault: AppError): Response {
  return printLtiPage({
    status: fault.status,
    title: "This did not work",
    text: fault.publicMessage,
    frameAncestors: "*",
  });
}

/** Sends the browser on, by GET whatever it came with. */
export function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: location, "Cache-Control": "no-store" });
  // Taken only by a page that has one of its own; a redirection shows nothing.
  headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors *");
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** In a platform's frame browsers keep a reader's cookie back: the lesson opens in a window of its own. */
export function offerWindow(href: string): Response {
  return printLtiPage({
    title: "One step more",
    text: "The course opens in a window of its own, so that your answers are kept.",
    link: { label: "Open in a new window", href, opensWindow: true },
    frameAncestors: "*",
  });
}

/**
 * Posts a launch once more, from our own page: what comes from a platform's page is without the cookies of the reader
 * and of the account, which are for our pages alone.
 */
export function bounce(fields: { id_token: string; state: string }): Response {
  return printLtiPage({
    title: "Opening the course",
    text: "If nothing happens, press the button.",
    form: { action: "/api/lti/launch", fields, button: "Open the course" },
    // The choice of content happens within the platform's page.
    frameAncestors: "*",
  });
}

/** Takes the chosen content back to the platform. */
export function returnContent({ returnUrl, token }: ContentReply): Response {
  return printLtiPage({
    title: "Back to your course",
    text: "If nothing happens, press the button.",
    form: { action: returnUrl, fields: { JWT: token }, button: "Back to the course" },
    frameAncestors: "*",
  });
}

/** What a learner reads whose course leads to no class. The lesson itself is open to everybody. */
export function closeDoor({ reason, path }: Extract<Entry, { kind: "closed" }>): Response {
  return printLtiPage({
    title: reason === "archived" ? "The class is closed" : "Not connected yet",
    text:
      reason === "archived"
        ? "The class of this course has ended here, so answers count for no grade any more. You can still read."
        : "Your course is not connected with a class here yet. Those who teach it do that by opening this link once themselves. You can read already; answers count for a grade only from then on.",
    link: { label: "Read the lesson", href: path },
    frameAncestors: "*",
  });
}
