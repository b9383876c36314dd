import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { fillTemplates, writeFormatted, writeTitle } from "./scaffold.mjs";

const DEFINITIONS = "components/widgets/definitions.ts";
const REGISTRY = "components/widgets/registry.tsx";

/**
 * Adds a small whole widget and registers it.
 *
 * @param {string} root the project's folder
 * @param {string} name in kebab-case
 * @returns {Promise<string[]>} the files written or changed
 * @throws {Failure} when there is one of that name
 */
export async function addWidget(root, name) {
  const folder = `components/widgets/${name}`;
  if (existsSync(path.join(root, folder)))
    throw new Failure(`There is a widget ${name} already, in ${folder}.`);
  const variable = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const tag = variable.charAt(0).toUpperCase() + variable.slice(1);
  const files = await fillTemplates("widget", root, folder, { name, tag, title: writeTitle(name) });

  const definitions = readFileSync(path.join(root, DEFINITIONS), "utf8")
    .replace(
      /((?:import \{ definition as \w+ \} from "[^"]+";\n)+)/,
      (imports) => `${imports}import { definition as ${variable} } from "./${name}/state";\n`,
    )
    .replace(/(WidgetDefinition<object>\[\] = \[[^\]]*)\]/, `$1  ${variable},\n]`);
  await writeFormatted(root, DEFINITIONS, definitions);

  const registry = readFileSync(path.join(root, REGISTRY), "utf8");
  const wrapper = `export const ${tag} = dynamic(() => import("./${name}/view").then((view) => view.${tag}));\n`;
  await writeFormatted(root, REGISTRY, registry + wrapper);
  return [...files, DEFINITIONS, REGISTRY];
}
