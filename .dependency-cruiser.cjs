const TEST_FILES = "\\.(test|spec)\\.tsx?$";
/** Tests, and what only tests use. */
const TESTS = `${TEST_FILES}|^lib/(store|classroom)/testing/`;

/**
 * What may import what. Arrows point down only:
 * app -> components -> lib/{experiment,lab,data,math,contract}, and
 * app -> lib/{course,classroom} -> lib/{store,contract,experiment}.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: "nothing-imports-app",
      comment: "app/ holds routes only. What another part needs from there belongs in components/ or lib/.",
      severity: "error",
      from: { pathNot: ["^app/", TESTS] },
      to: { path: "^app/" },
    },
    {
      name: "only-tests-make-worlds",
      comment:
        "lib/store/testing/ starts a database server, lib/classroom/testing/ makes people: that is for tests and for the bench.",
      severity: "error",
      from: { pathNot: [TESTS, "^(bench|e2e)/"] },
      to: { path: "^lib/(store|classroom)/testing/" },
    },
    {
      name: "lib-knows-no-views",
      comment: "lib/ is what can be run and tested without a page: it must not reach up into components/.",
      severity: "error",
      from: { path: "^lib/", pathNot: TESTS },
      to: { path: "^components/" },
    },
    {
      name: "lib-without-react",
      comment:
        "No React in lib: the core must run in a worker, on the server and in a test alike. " +
        "Only lib/course has it, to evaluate compiled lessons.",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/course/", TESTS] },
      to: {
        path: "(^|/)node_modules/(react|react-dom|react-aria[^/]*|recharts|next)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "ground-stands-alone",
      comment:
        "lib/math and lib/contract are the ground that all else stands on: they import nothing of ours.",
      severity: "error",
      from: { path: "^lib/(math|contract)/", pathNot: TESTS },
      to: { path: "^(app|components|content|lib)/", pathNot: "^lib/$1/" },
    },
    {
      name: "browser-without-server-parts",
      comment:
        "Components and what they stand on end up in the browser. Lessons, polls' answers, grading and SQL are the server's: " +
        "a page reaches them through app/. Only the frame of a lesson and of the home page, drawn on the server, read lib/course.",
      severity: "error",
      from: {
        path: "^(components|lib/(experiment|lab|data|math|contract)|lib/sandbox/browser)/",
        pathNot: [TESTS, "^components/(lesson|home)/"],
      },
      to: {
        path: "^lib/(course|classroom|store|sandbox/server)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "lessons-without-answers",
      comment:
        "The frame of a lesson shows what lib/course compiled; votes and rows reach it through app/api alone.",
      severity: "error",
      from: { path: "^components/", pathNot: TESTS },
      to: { path: "^lib/(classroom|store|sandbox/server)/" },
    },
    {
      name: "store-knows-no-callers",
      comment: "lib/store keeps rows; what they mean is the business of lib/classroom above it.",
      severity: "error",
      from: { path: "^lib/store/", pathNot: TESTS },
      to: { path: "^lib/", pathNot: "^lib/(store|contract)/" },
    },
    {
      name: "course-knows-no-classes",
      comment:
        "lib/course compiles lessons from files alone; who reads them and what they answered is lib/classroom's.",
      severity: "error",
      from: { path: "^lib/course/", pathNot: TESTS },
      to: { path: "^lib/(classroom|store|lab)/" },
    },
    {
      name: "sql-in-its-place",
      comment: "No SQL outside lib/store and lib/classroom: then one reading of them finds every query.",
      severity: "error",
      from: { pathNot: ["^lib/(store|classroom)/", TESTS, "^(e2e|bench)/"] },
      to: { path: "(^|/)node_modules/(kysely|libsql)/" },
    },
    {
      name: "tensorflow-in-its-place",
      comment:
        "TensorFlow.js only in the engines, the lab and widgets' job.ts: elsewhere it would land on the page's main thread " +
        "and in the page's own script. Types may be imported anywhere.",
      severity: "error",
      from: {
        pathNot: [
          "^lib/(experiment/engines|lab)/",
          "^components/widgets/[^/]+/job\\.ts$",
          "^components/widgets/lab\\.worker\\.ts$",
          // A script of its own, which the page hands to the kernel of a lesson's cells.
          "^lib/sandbox/browser/tensorflow\\.library\\.ts$",
          TESTS,
          "^(e2e|bench)/",
        ],
      },
      to: { path: "(^|/)node_modules/@tensorflow/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "charts-hold-recharts",
      comment:
        "recharts weighs 95 kB and redraws in 30 to 60 ms: components/charts decides when it is loaded.",
      severity: "error",
      from: { pathNot: "^components/charts/" },
      to: { path: "(^|/)node_modules/recharts/" },
    },
    {
      name: "controls-know-no-domain",
      comment: "Buttons, sliders and dialogs must serve every part of the product: they know none of it.",
      severity: "error",
      from: { path: "^components/ui/", pathNot: TESTS },
      to: { path: "^(components|lib)/", pathNot: "^(components/ui|lib/math)/" },
    },
    {
      name: "charts-know-no-lessons",
      comment: "A chart draws numbers, whosever they are: it must not know widgets, lessons or polls.",
      severity: "error",
      from: { path: "^components/charts/", pathNot: TESTS },
      to: { path: "^(components|lib)/", pathNot: "^(components/(charts|ui)|lib/(math|contract))/" },
    },
    {
      name: "widgets-stand-apart",
      comment:
        "A widget imports no other widget, so that each can be loaded, changed and removed alone. " +
        "What two share belongs in components/widget, components/charts or lib.",
      severity: "error",
      from: { path: "^components/widgets/([^/]+)/", pathNot: TESTS },
      to: { path: "^components/widgets/[^/]+/", pathNot: "^components/widgets/$1/" },
    },
    {
      name: "content-is-read",
      comment:
        "content/ is read and checked by lib/course, never imported: lessons must stay files that anybody can write.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: TESTS },
      to: { path: "^content/" },
    },
    {
      name: "nothing-imports-tests",
      comment: "A test is read by its runner alone. What two tests share stands in a file of its own.",
      severity: "error",
      from: {},
      to: { path: TEST_FILES },
    },
    {
      name: "no-circles",
      comment: "Two files that import each other are one file in two pieces: move what both need below them.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "imports-exist",
      comment: "The imported file or package does not exist.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "shipped-code-without-development-packages",
      comment:
        "What is served to readers may use only `dependencies`, not `devDependencies`, of package.json.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: [TESTS, "/engines/(compile|build)-kernels\\.ts$"] },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "node_modules/@types/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)assembly/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
