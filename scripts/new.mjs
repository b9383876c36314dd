// `npm run new lesson <slug>` and `npm run new widget <name>`: a first version that passes every check.
import { Failure } from "./failure.mjs";
import { installIfStale } from "./install.mjs";
import { ROOT } from "./paths.mjs";
import { addLesson } from "./scaffold-lesson.mjs";
import { addWidget } from "./scaffold-widget.mjs";

const [kind, name = ""] = process.argv.slice(2);
if ((kind !== "lesson" && kind !== "widget") || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  throw new Failure(
    "Say what and its name, in small letters with hyphens: npm run new lesson gradient-descent, npm run new widget loss-surface",
  );
}

await installIfStale();
const files = kind === "lesson" ? await addLesson(ROOT, name) : await addWidget(ROOT, name);
console.log(files.map((file) => `  ${file}`).join("\n"));
console.log(
  kind === "lesson"
    ? `\nSee it: npm run dev, then http://localhost:3000/lessons/${name}. Then write it.`
    : `\nSee it: npm run dev, then http://localhost:3000/widgets/${name}. Then make it yours.`,
);
