/** Next runs this once when a server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { offerSetup } = await import("./lib/classroom/accounts/offer-setup");
  const { offerClosing } = await import("./lib/classroom/offer-closing");
  offerSetup();
  const { offerHotRoutes } = await import("./app/api/live/hot-routes");
  offerHotRoutes();
  offerClosing();
  // The build starts servers too, without a database.
  if (process.env.NEXT_PHASE === "phase-production-build") return;
  const { startGradeSender } = await import("./lib/classroom/lti/grade-sender");
  startGradeSender();
  const { resumeGrading } = await import("./lib/classroom/grading/start-grading");
  // A server without a database says so itself.
  void resumeGrading().catch(() => undefined);
}
