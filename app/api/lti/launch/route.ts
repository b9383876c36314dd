import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerVisit } from "@/lib/classroom/answer-request";
import { readBrowser } from "@/lib/classroom/lti/browser-cookie";
import { findTarget } from "@/lib/classroom/lti/check-target";
import { offerChoice } from "@/lib/classroom/lti/choose-content";
import { enterCourse } from "@/lib/classroom/lti/enter-course";
import { bounce, closeDoor, redirect, refuseVisit } from "@/lib/classroom/lti/lti-replies";
import { refuseLaunch } from "@/lib/classroom/lti/refuse-launch";
import { largestLaunch, launchFormSchema, verifyLaunch } from "@/lib/classroom/lti/verify-launch";
import { isSameOrigin, readForm, readSite } from "@/lib/classroom/read-request";
import { isSecure, printCookie, readCookie } from "@/lib/classroom/reader-cookie";
import { limitLaunches } from "@/lib/classroom/write-limits";
import { getStore } from "@/lib/store/open-store";

/** A learning platform ends a sign-in: it says who comes, and to what. */
export function POST(request: Request): Promise<Response> {
  const run = async () => {
    const { headers } = request;
    limitLaunches(headers);
    const form = await readForm(request, launchFormSchema, largestLaunch);
    // From the platform's page; nothing is written before our own page has sent it again.
    if (!isSameOrigin(headers)) return bounce(form);
    const [store, browser, site] = [await getStore(), readBrowser(headers), readSite(request)];
    const { platform, launch } = await verifyLaunch(store, form, browser);
    if (browser === null) throw refuseLaunch("another browser");
    if (launch.kind === "choice") return redirect(await offerChoice(store, { platform, launch }, browser));
    const target = await findTarget(launch.target, site);
    const comer = { caller: readCaller(request), reader: readCookie(headers), browser };
    const entry = await enterCourse(store, { platform, launch }, target, comer);
    if (entry.kind === "closed") return closeDoor(entry);
    const { path, token } = entry;
    return redirect(path, token === null ? [] : [printCookie(token, isSecure(request))]);
  };
  return answerVisit("lti-launch", run, refuseVisit);
}
