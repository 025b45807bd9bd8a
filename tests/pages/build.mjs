// node build.mjs NODE_MODULES OUT: bundles the pages that have a main.js or main.jsx.
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [modules, out] = process.argv.slice(2);
const esbuild = createRequire(join(resolve(modules), "x.js"))("esbuild");

for (const page of readdirSync(here)) {
  const entry = ["main.js", "main.jsx"].map((name) => join(here, page, name)).find(existsSync);
  if (!entry) continue;
  await esbuild.build({
    entryPoints: [entry],
    outfile: join(out, page, "bundle.js"),
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    loader: Object.fromEntries(["png", "gif", "svg", "eot", "ttf", "woff", "woff2"].map((end) => [`.${end}`, "file"])),
    target: "es2022",
    nodePaths: [resolve(modules)],
    define: {
      global: "globalThis",
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    logLevel: "warning",
  });
}
