// The entry of `builder/action.yml`.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openBuilderInputs } from "./actions/builder/builder-inputs.ts";
import { runBuilder } from "./actions/builder/run-builder.ts";
import { tryBuilder } from "./actions/builder/try-builder.ts";
import { publishBuilder } from "./packaging/builder/publish-builder.ts";
import { withPackageAccess } from "./packaging-program.ts";
import { runRegistryProgram } from "./registry-program.ts";

/** The bundle of the action itself, which tries builders out. */
const action = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "index.js");

await runRegistryProgram(openBuilderInputs, (program) =>
  runBuilder({
    ...program,
    publish: (request, { registryIndex, trial }) =>
      withPackageAccess(program, registryIndex, (access) =>
        publishBuilder(request, {
          ...program,
          ...access,
          tryOut: trial && ((builder) => tryBuilder(builder, trial, { ...program, ...access, action })),
        }),
      ),
  }),
);
