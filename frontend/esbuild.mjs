// Bundles what the pages load, with a hash in each name, and a list of the names that the page shell reads.
import { build } from "esbuild";
import { mkdir, rm, writeFile } from "node:fs/promises";

const out = "../target/classes/META-INF/resources/ui";
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const result = await build({
  entryPoints: ["src/touchstone.ts", "src/touchstone.css", "src/labelling/label.ts", "src/labelling/preview.ts", "src/builder/builder.ts"],
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
});
const names = {};
for (const [file, meta] of Object.entries(result.metafile.outputs)) {
  if (meta.entryPoint) names[meta.entryPoint.replace(/^src\//, "")] = "/ui/" + file.split("/").pop();
}
await mkdir("../target/classes/ui", { recursive: true });
await writeFile("../target/classes/ui/names.json", JSON.stringify(names, null, 2));
