// Bundles what the pages load, with a hash in each name, and a list of the names that the page shell reads.
import { build } from "esbuild";
import { mkdir, rm, writeFile } from "node:fs/promises";

const out = "../target/classes/META-INF/resources/ui";
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const options = {
  bundle: true,
  format: "esm",
  splitting: true,
  minify: true,
  target: "es2022",
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  metafile: true,
  logLevel: "warning",
};
// The preview is apart: what it shares with the label page would cost every rater further requests.
const results = await Promise.all([
  build({ ...options, entryPoints: ["src/touchstone.ts", "src/touchstone.css", "src/labelling/label.ts", "src/builder/builder.ts", "src/guideline/guideline.ts"] }),
  build({ ...options, entryPoints: ["src/labelling/preview.ts", "src/labelling/asked.ts"] }),
]);
const names = {};
for (const [file, meta] of results.flatMap((result) => Object.entries(result.metafile.outputs))) {
  if (meta.entryPoint) names[meta.entryPoint.replace(/^src\//, "")] = "/ui/" + file.split("/").pop();
}
await mkdir("../target/classes/ui", { recursive: true });
await writeFile("../target/classes/ui/names.json", JSON.stringify(names, null, 2));
