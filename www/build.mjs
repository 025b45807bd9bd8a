// node build.mjs NODE_MODULES OUT: the replica as files that a plain server can give out.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [modules, out] = process.argv.slice(2);
const esbuild = createRequire(join(modules, "x.js"))("esbuild");

const common = {
  bundle: true,
  format: "esm",
  target: "es2022",
  nodePaths: [modules],
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
};

for (const kind of ["react", "plain", "readers"]) {
  mkdirSync(join(out, kind), { recursive: true });
  cpSync(join(here, "style.css"), join(out, kind, "style.css"));
}

await esbuild.build({
  ...common,
  entryPoints: [join(here, "react/main.jsx")],
  outfile: join(out, "react/main.js"),
  jsx: "automatic",
  minify: true,
  legalComments: "inline",
});
cpSync(join(here, "react/index.html"), join(out, "react/index.html"));

await esbuild.build({ ...common, entryPoints: [join(here, "plain/plain.js")], outfile: join(out, "plain/plain.js") });
await esbuild.build({ ...common, entryPoints: [join(here, "readers/readers.js")], outfile: join(out, "readers/readers.js") });
cpSync(join(here, "readers/index.html"), join(out, "readers/index.html"));

// The pages of the plain replica are written out here, once, as a server would at each request.
const renderer = join(out, "render.mjs");
await esbuild.build({ ...common, entryPoints: [join(here, "plain/render.js")], outfile: renderer, platform: "node" });
const { pages } = await import(pathToFileURL(renderer));
for (const [name, html] of Object.entries(pages())) writeFileSync(join(out, "plain", `${name}.html`), html);
