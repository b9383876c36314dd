import { decodeJson, encodeJson } from "@/lib/contract/base64";
import { subtractDefaults } from "@/lib/contract/subtract-defaults";
import { type Experiment, experimentSchema } from "./schema";

export type DecodedExperiment =
  { ok: true; experiment: Experiment } | { ok: false; error: { code: string; message: string } };

/** Longest text that is read; a link of this length no longer works in every program anyway. */
const longestLink = 40_000;

/**
 * The Experiment as a short string for a link: what differs from the defaults, as JSON, as URL-safe base64 of its UTF-8
 * bytes. The Experiment of all defaults is the empty string.
 */
export function encodeExperiment(experiment: Experiment): string {
  const changes = subtractDefaults(experimentSchema, experiment);
  return Object.keys(changes).length === 0 ? "" : encodeJson(changes);
}

/** The inverse of `encodeExperiment`. Never throws: a text that is no Experiment gives an error for the reader. */
export function decodeExperiment(text: string): DecodedExperiment {
  if (text === "") return { ok: true, experiment: experimentSchema.parse({}) };
  if (text.length > longestLink)
    return refuse("link-too-long", "The link is too long to hold an experiment.");
  let value: unknown;
  try {
    value = decodeJson(text);
  } catch {
    return refuse(
      "link-broken",
      "The link was cut off or changed on its way, so its experiment cannot be read.",
    );
  }
  const parsed = experimentSchema.safeParse(value);
  if (parsed.success) return { ok: true, experiment: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue && issue.path.length > 0 ? issue.path.join(".") : "the experiment";
  return refuse(
    "link-invalid",
    `The link sets ${field} to something that cannot be: ${issue?.message ?? "unknown"}.`,
  );
}

function refuse(code: string, message: string): DecodedExperiment {
  return { ok: false, error: { code, message } };
}
