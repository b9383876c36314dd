import { build } from "./next-build.mjs";

await build();
