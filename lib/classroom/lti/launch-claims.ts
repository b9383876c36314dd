import { z } from "zod";

const claim = "https://purl.imsglobal.org/spec/lti/claim/";
const deepLinking = "https://purl.imsglobal.org/spec/lti-dl/claim/";
const grading = "https://purl.imsglobal.org/spec/lti-ags/";

/** Names of LTI's claims and scopes. */
export const ltiNames = {
  messageType: `${claim}message_type`,
  version: `${claim}version`,
  deployment: `${claim}deployment_id`,
  target: `${claim}target_link_uri`,
  roles: `${claim}roles`,
  context: `${claim}context`,
  resourceLink: `${claim}resource_link`,
  settings: `${deepLinking}deep_linking_settings`,
  contentItems: `${deepLinking}content_items`,
  data: `${deepLinking}data`,
  grading: `${grading}claim/endpoint`,
  scoreScope: `${grading}scope/score`,
} as const;

const id = z.string().min(1).max(255);
/** What a platform does not tell it leaves out, or says to be null. */
const shownName = z.string().max(1000).nullish();

const shared = {
  sub: id,
  nonce: z.string(),
  [ltiNames.version]: z.literal("1.3.0"),
  [ltiNames.deployment]: id,
  [ltiNames.roles]: z.array(z.string().max(255)).max(100),
  [ltiNames.context]: z.object({ id, title: shownName, label: shownName }).nullish(),
};

const resourceSchema = z
  .object({
    ...shared,
    [ltiNames.messageType]: z.literal("LtiResourceLinkRequest"),
    [ltiNames.target]: z.string().max(4096),
    [ltiNames.resourceLink]: z.object({ id }),
    [ltiNames.grading]: z
      .object({ scope: z.array(z.string()), lineitem: z.string().max(2000).nullish() })
      .nullish(),
    name: shownName,
    given_name: shownName,
    family_name: shownName,
  })
  .transform((claims) => {
    const grades = claims[ltiNames.grading];
    const name = claims.name ?? [claims.given_name, claims.family_name].filter(Boolean).join(" ");
    return {
      kind: "resource" as const,
      ...readShared(claims),
      target: claims[ltiNames.target],
      resourceLink: claims[ltiNames.resourceLink].id,
      lineitem: grades?.scope.includes(ltiNames.scoreScope) ? (grades.lineitem ?? null) : null,
      name: name.trim().replace(/\s+/g, " ").slice(0, 100),
    };
  });

const choiceSchema = z
  .object({
    ...shared,
    [ltiNames.messageType]: z.literal("LtiDeepLinkingRequest"),
    [ltiNames.settings]: z.object({
      deep_link_return_url: z.string().max(2000),
      accept_types: z.array(z.string()),
      accept_lineitem: z.boolean().nullish(),
      data: z.string().max(8192).nullish(),
    }),
  })
  .transform((claims) => {
    const settings = claims[ltiNames.settings];
    return {
      kind: "choice" as const,
      ...readShared(claims),
      returnUrl: settings.deep_link_return_url,
      acceptsLinks: settings.accept_types.includes("ltiResourceLink"),
      acceptsGrades: settings.accept_lineitem !== false,
      data: settings.data ?? null,
    };
  });

/** The end of the roles' names, of those that teach a course. A sub-role of an instructor, such as a teaching assistant, has its own form. */
const teaches = /(^|membership#)(Instructor|ContentDeveloper|Administrator)$|membership\/Instructor#\w+$/;
const learns = /(^|membership#)Learner$|membership\/Learner#\w+$/;

function readShared(claims: z.infer<z.ZodObject<typeof shared>>) {
  const context = claims[ltiNames.context];
  const roles = claims[ltiNames.roles];
  return {
    subject: claims.sub,
    nonce: claims.nonce,
    deployment: claims[ltiNames.deployment],
    context:
      context === undefined || context === null
        ? null
        : { id: context.id, title: (context.title || context.label || "A course").slice(0, 200) },
    isTeacher: roles.some((role) => teaches.test(role)),
    isLearner: roles.some((role) => learns.test(role)),
  };
}

/** What a launch says, in our words. */
export const launchSchema = z.union([resourceSchema, choiceSchema]);

export type Launch = z.infer<typeof launchSchema>;
export type ResourceLaunch = Extract<Launch, { kind: "resource" }>;
export type ChoiceLaunch = Extract<Launch, { kind: "choice" }>;
