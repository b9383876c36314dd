import js from "@eslint/js";
import accessibility from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

/** @param {string} selector @param {string} message */
const forbid = (selector, message) => ({ selector, message });

const mathRandom = forbid(
  "MemberExpression[object.name='Math'][property.name='random']",
  "A curve made with Math.random cannot be replayed: use createRandom(seed) from @/lib/math/random.",
);
const defaultExport = forbid(
  "ExportDefaultDeclaration",
  "Export by name: one name for one thing, in every file. Only Next's own files and configurations have default exports.",
);

export default defineConfig(
  {
    ignores: [
      ".next/",
      "node_modules/",
      // AssemblyScript: its types are not TypeScript's.
      "**/assembly/",
      "data/",
      "public/",
      "test-results/",
      "playwright-report/",
      "next-env.d.ts",
      // AssemblyScript: its compiler checks it.
      "**/assembly/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [
      typescript.configs.recommended,
      reactHooks.configs.flat["recommended-latest"],
      accessibility.flatConfigs.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-floating-promises": "error",
      // A promise given to onPress is fine; one used as a condition never is.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // It takes every object that holds a ref (a job's handle, with its viewRef) for a ref itself.
      "react-hooks/refs": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": ["error", { allow: ["warn", "error"] }],
      "no-restricted-syntax": ["error", mathRandom, defaultExport],
    },
  },
  {
    // Next asks for default exports in its own files, and tools in their configurations.
    files: ["app/**/*.{ts,tsx}", "*.config.ts"],
    rules: { "no-restricted-syntax": ["error", mathRandom] },
  },
  {
    // Commands speak to a terminal.
    files: ["scripts/**/*.{ts,mjs}", "bench/**/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    // What a learner begins with names what it will be given.
    files: ["content/lessons/*/exercises/*/starter.ts"],
    rules: { "@typescript-eslint/no-unused-vars": "off" },
  },
  {
    // The type check knows which globals Node has.
    files: ["**/*.{mjs,cjs}"],
    rules: { "no-undef": "off" },
  },
);
