// The entry of `index/action.yml`.
import { openMergeInputs } from "./actions/merge/merge-inputs.ts";
import { runMerge } from "./actions/merge/run-merge.ts";
import { mergeImages } from "./merge/merge-images.ts";
import { runRegistryProgram } from "./registry-program.ts";

await runRegistryProgram(openMergeInputs, (program) =>
  runMerge({ ...program, merge: (request) => mergeImages(request, program) }),
);
