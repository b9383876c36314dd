import { z } from "zod";
import { answerVisit } from "@/lib/classroom/answer-request";
import { readBrowser } from "@/lib/classroom/lti/browser-cookie";
import { chooseContent } from "@/lib/classroom/lti/choose-content";
import { refuseVisit, returnContent } from "@/lib/classroom/lti/lti-replies";
import { checkSameOrigin, readForm, readSite } from "@/lib/classroom/read-request";
import { limitLaunches } from "@/lib/classroom/write-limits";
import { ticketSchema } from "@/lib/contract/lti";
import { getStore } from "@/lib/store/open-store";

const choiceSchema = z.strictObject({ ticket: ticketSchema, target: z.string().startsWith("/").max(300) });

/** An instructor has chosen what a link leads to: the platform gets it with our signature. */
export function POST(request: Request): Promise<Response> {
  const run = async () => {
    checkSameOrigin(request.headers);
    limitLaunches(request.headers);
    const { ticket, target: address } = await readForm(request, choiceSchema);
    const [site, browser] = [readSite(request), readBrowser(request.headers)];
    return returnContent(await chooseContent(await getStore(), { ticket, address, site }, browser));
  };
  return answerVisit("lti-deep-link", run, refuseVisit);
}
