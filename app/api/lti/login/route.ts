import { answerVisit } from "@/lib/classroom/answer-request";
import { beginLogin, loginSchema, type LoginRequest } from "@/lib/classroom/lti/begin-login";
import { printBrowser, readBrowser } from "@/lib/classroom/lti/browser-cookie";
import { offerWindow, redirect, refuseVisit } from "@/lib/classroom/lti/lti-replies";
import { readForm, readQuery, readSite } from "@/lib/classroom/read-request";
import { limitLaunches } from "@/lib/classroom/write-limits";
import { choicePath } from "@/lib/contract/lti";
import { getStore } from "@/lib/store/open-store";

/** Bytes: the hints of platforms are tokens of theirs. */
const largest = 16 * 1024;

/** Content is chosen within a platform's page; everything else needs a window of its own. */
function needsWindow(request: Request, login: LoginRequest): boolean {
  const isFramed = /^i?frame$/.test(request.headers.get("sec-fetch-dest") ?? "");
  return isFramed && new URL(login.target_link_uri, readSite(request)).pathname !== choicePath;
}

async function begin(request: Request, login: LoginRequest): Promise<Response> {
  limitLaunches(request.headers);
  const site = readSite(request);
  const known = readBrowser(request.headers);
  const { location, browser } = await beginLogin(await getStore(), login, { site, known });
  if (needsWindow(request, login)) return offerWindow(`/api/lti/login?${new URLSearchParams(login)}`);
  return redirect(location, [printBrowser(browser)]);
}

/** A learning platform begins a sign-in. */
export function GET(request: Request): Promise<Response> {
  return answerVisit("lti-login", async () => begin(request, readQuery(request, loginSchema)), refuseVisit);
}

/** The same, as most platforms do it. */
export function POST(request: Request): Promise<Response> {
  return answerVisit(
    "lti-login",
    async () => begin(request, await readForm(request, loginSchema, largest)),
    refuseVisit,
  );
}
