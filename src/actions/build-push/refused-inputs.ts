// Inputs of docker/build-push-action that mean nothing without a Dockerfile or without BuildKit, and how it is done here. Pure.
import { SUGGESTED_BUILDER } from "../../cnb/suggested-builder.ts";
import { quote } from "../../quote.ts";
import { splitNames } from "../inputs/image-inputs.ts";
import { isFalse, isTrue, linesOf, listEntries } from "./attributes.ts";
import type { Translation } from "./translation.ts";

/** Why an input is refused, and what to do instead. */
export interface Refusal {
  readonly problem: string;
  readonly hint: string;
}

const NO_DOCKERFILE = "there is no Dockerfile here.";

const AS_BINDING =
  "Buildpacks can read it while they detect and build, and it never becomes part of the image.";

/** Refused whatever their value is, which may be a secret. */
export const REFUSED_INPUTS = {
  file: {
    problem: NO_DOCKERFILE,
    hint: 'Leave it out: buildpacks do what a Dockerfile does. Their settings go to "env", a Procfile or project.toml.',
  },
  target: {
    problem: "a target is a part of a Dockerfile, and there is no Dockerfile here.",
    hint: 'Leave it out. Set what the image starts with "default-process", and what it is built for with "exec-env".',
  },
  "build-args": {
    problem: "build arguments belong to a Dockerfile, and there is no Dockerfile here.",
    hint: 'Pass variables to buildpacks with "env", one per line: KEY=VALUE.',
  },
  "build-contexts": {
    problem: "named contexts are for a Dockerfile, and there is no Dockerfile here.",
    hint: 'Leave it out. Choose the base image with "run-image", and mount further directories with "volumes".',
  },
  "no-cache-filters": {
    problem: "it names stages of a Dockerfile, and there is no Dockerfile here.",
    hint: 'Leave it out, or build without any cache: "clear-cache: true".',
  },
  secrets: {
    problem: "BuildKit's secrets are for a Dockerfile.",
    hint: `Write it to "bindings", one per line: NAME/KEY=VALUE. ${AS_BINDING} The token of a checkout goes to actions/checkout.`,
  },
  "secret-envs": {
    problem: "BuildKit's secrets are for a Dockerfile.",
    hint: `Write it to "bindings", one per line: NAME/KEY<$VARIABLE. ${AS_BINDING}`,
  },
  "secret-files": {
    problem: "BuildKit's secrets are for a Dockerfile.",
    hint: `Write it to "bindings", one per line: NAME/KEY<FILE. ${AS_BINDING}`,
  },
  ssh: {
    problem: "a build has no SSH agent.",
    hint: 'Give buildpacks a token or a key through "bindings", or the socket through "volumes".',
  },
  "add-hosts": {
    problem: "build containers only resolve the names of their network.",
    hint: 'Set "network" to a Docker network that resolves the hosts.',
  },
  "cgroup-parent": {
    problem: "build containers run in the engine's own cgroup.",
    hint: 'Leave it out, or limit them with "memory" and "cpus".',
  },
  "shm-size": {
    problem: "build containers use the engine's own size of /dev/shm.",
    hint: 'Leave it out, or set default-shm-size in the Docker engine. Limit the memory with "memory".',
  },
  ulimit: {
    problem: "build containers use the engine's own limits.",
    hint: 'Leave it out, or set default-ulimits in the Docker engine. This action has the limits "memory" and "cpus".',
  },
} as const satisfies Readonly<Record<string, Refusal>>;

/** Complains about each that is set. */
export function refuseInputs(translation: Translation): void {
  for (const [input, { problem, hint }] of Object.entries(REFUSED_INPUTS)) {
    if (translation.text(input) !== "") translation.complain(input, problem, hint);
  }
}

/** What of these inputs is asked for without need is fine. */
export function refuseSomeValues(translation: Translation): void {
  const call = translation.text("call");
  if (call !== "" && call !== "build") {
    const hint = "Leave the step out: a build with this action checks its inputs before it starts anything.";
    translation.complain(
      "call",
      `${quote(call)} is about a Dockerfile, and there is no Dockerfile here.`,
      hint,
    );
  }
  for (const right of splitNames(translation.text("allow"))) {
    if (right === "network.host") continue;
    const hint = 'Leave it out: build containers never get extra rights. "network" may be "host".';
    translation.complain(
      "allow",
      `${quote(right)} is not something that a build can be allowed to do.`,
      hint,
    );
  }
  refuseInstance(translation);
}

/** What docker/setup-buildx-action calls its builders. */
function refuseInstance(translation: Translation): void {
  const builder = translation.text("builder");
  if (!/^builder-[\da-f]{8}-[\da-f-]{27}$/.test(builder)) return;
  const hint = `Name an image with buildpacks, e.g. ${SUGGESTED_BUILDER}.`;
  translation.complain("builder", `${quote(builder)} is a builder of Buildx, not an image.`, hint);
}

const ATTEST = 'Set "attest", or attest the output "digest" with actions/attest.';

/** Attestations are made by a step of their own; an SBOM is in each image. */
export function readAttestations(translation: Translation): void {
  const provenance = translation.text("provenance");
  if (provenance !== "" && !isFalse(provenance) && !isDisabled(provenance)) {
    translation.warn(`No provenance is attached to the image, as "provenance" asks for. ${ATTEST}`);
  }
  readSbom(translation);
  for (const line of linesOf(translation.text("attests")).filter((each) => !isDisabled(each))) {
    const [, type = ""] = /(?:^|,)\s*type=(\w+)/.exec(line) ?? [];
    translation.warn(
      `No ${type || "attestation"} is attached to the image, as "attests" asks for. ${ATTEST}`,
    );
  }
}

/** Whether the attributes of an attestation say that there is to be none. */
function isDisabled(line: string): boolean {
  return listEntries(line).some(({ attributes }) => isTrue(attributes.get("disabled") ?? ""));
}

/** Here it is a directory; `./true` is one, too. */
function readSbom(translation: Translation): void {
  const sbom = translation.text("sbom");
  if (isFalse(sbom)) translation.replace("sbom", "");
  if (!isTrue(sbom) && !/^generator=/.test(sbom)) return;
  translation.replace("sbom", "");
  const how = "The buildpacks' own SBOM is in the image; name a directory to have it copied";
  if (isTrue(sbom))
    translation.notice(`"sbom" does not attest anything here. ${how}, e.g. "sbom: out/sbom".`);
  else
    translation.complain(
      "sbom",
      "SBOMs come from the buildpacks, not from a generator.",
      `${how}, e.g. out/sbom.`,
    );
}
