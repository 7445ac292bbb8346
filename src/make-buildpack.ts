// The entry of `buildpack/action.yml`.
import { openPackageInputs } from "./actions/buildpack/package-inputs.ts";
import { runPackage } from "./actions/buildpack/run-package.ts";
import { publishPackage } from "./packaging/buildpack/publish-package.ts";
import { withPackageAccess } from "./packaging-program.ts";
import { runRegistryProgram } from "./registry-program.ts";

await runRegistryProgram(openPackageInputs, (program) =>
  runPackage({
    ...program,
    publish: (request, registryIndex) =>
      withPackageAccess(program, registryIndex, (access) =>
        publishPackage(request, { ...program, ...access }),
      ),
  }),
);
