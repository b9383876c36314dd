import { countAddress } from "@/lib/classroom/accounts/account-limits";
import { readCaller } from "@/lib/classroom/accounts/caller";
import { createInvitation, listInvitations, withdrawInvitation } from "@/lib/classroom/accounts/invitations";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readAddress } from "@/lib/classroom/rate-limit";
import { readBody } from "@/lib/classroom/read-request";
import {
  invitationSchema,
  withdrawalSchema,
  type InvitationsReply,
  type NewInvitationReply,
} from "@/lib/contract/account";
import { getStore } from "@/lib/store/open-store";

/** The open invitations of the account that is signed in. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-invitations", async () => {
    const found = await listInvitations(await getStore(), readCaller(request));
    const body: InvitationsReply = { ok: true, ...found };
    return { body };
  });
}

/** Invites one person. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("create-invitation", async () => {
    const about = await readBody(request, invitationSchema);
    countAddress(readAddress(request.headers));
    const created = await createInvitation(await getStore(), readCaller(request), about);
    const body: NewInvitationReply = { ok: true, ...created };
    return { body };
  });
}

/** Withdraws an unused invitation. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("withdraw-invitation", async () => {
    const { id } = await readBody(request, withdrawalSchema);
    await withdrawInvitation(await getStore(), readCaller(request), id);
    return { body: { ok: true } };
  });
}
