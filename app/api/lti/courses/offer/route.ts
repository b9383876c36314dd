import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readBrowser } from "@/lib/classroom/lti/browser-cookie";
import { readOffer } from "@/lib/classroom/lti/connect-course";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { openTicketSchema, type OfferReply } from "@/lib/contract/lti";
import { getStore } from "@/lib/store/open-store";

/** The course that an instructor has come from. A POST, so that its ticket gets into no log. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("read-offer", async () => {
    const { ticket } = await readBody(request, openTicketSchema);
    limitStaff(request.headers);
    const browser = readBrowser(request.headers);
    const offer = await readOffer(await getStore(), readCaller(request), ticket, browser);
    const body: OfferReply = { ok: true, ...offer };
    return { body };
  });
}
