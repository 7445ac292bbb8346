// What is asked for that only an engine can do.
import { BUILDPACK_ORDER_LABEL } from "../../cnb/builder-labels.ts";
import type { Daemon } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { checkAll } from "../request/check-all.ts";

/** What of a request matters here. */
type Asked = Pick<
  ResolvedBuild,
  "containers" | "delivery" | "test" | "lifecycleImage" | "modules" | "trustBuilder"
>;

/**
 * Without an engine only.
 * @throws {PlatformError} `INPUT`, or {@link SeveralErrors}, naming each input that needs an engine, and what to do instead
 */
export async function checkWithoutEngine(
  asked: Asked,
  daemon: Pick<Daemon, "info" | "describeHost" | "inspectImage">,
  log: Pick<BuildLog, "info" | "notice">,
): Promise<void> {
  if (daemon.info.engine !== "processes") return;
  const { isRootless } = await daemon.describeHost();
  const problems = [
    ...needsOfEngine(asked),
    ...(isRootless ? needsOfRoot(asked) : []),
    { ...NO_ORDER, applies: !namesBuildpacks(asked) && (await lacksOrder(daemon)) },
  ];
  await checkAll(
    problems
      .filter(({ applies }) => applies)
      .map(({ message, hint }) => () => {
        throw new PlatformError("INPUT", message, { hint });
      }),
  );
  if (isRootless) log.notice(OF_ONE_USER);
  else log.info("Phases run as the builder's user, who cannot look into the folders of the job.");
}

const OF_ONE_USER =
  "Phases run as the user of the job, so buildpacks, and programs that they start, can read what the job can, such as its logins: " +
  'the input "trust-builder" allows that.';

interface Problem {
  readonly applies: boolean;
  readonly message: string;
  readonly hint: string;
}

/** What to do instead, by the input. */
const INSTEAD = {
  load: 'Leave it out, or write the image to a directory with "layout".',
  network: "Leave it out: phases share the network of the job.",
  volumes: "Leave it out: mount what buildpacks need into the container of the job.",
  memory: "Leave it out: the limits of the job's container are those of the build.",
  cpus: "Leave it out: the limits of the job's container are those of the build.",
  test: "Leave it out, and test the pushed image in another job, on a runner with an engine.",
  "test-http": "Leave it out, and test the pushed image in another job, on a runner with an engine.",
  "lifecycle-image": "Leave it out: the lifecycle is the one of the job's builder.",
} as const;

function needsOfEngine({ containers, delivery, test, lifecycleImage }: Asked): Problem[] {
  const { network, mounts, limits } = containers;
  const isUsed: Readonly<Record<keyof typeof INSTEAD, boolean>> = {
    load: delivery.load,
    network: network !== undefined,
    volumes: mounts.length > 0,
    memory: limits.memoryBytes !== undefined,
    cpus: limits.cpus !== undefined,
    test: test.command !== undefined,
    "test-http": test.http !== undefined,
    "lifecycle-image": lifecycleImage !== undefined,
  };
  return Object.entries(INSTEAD).map(([input, hint]) => ({
    applies: isUsed[input as keyof typeof INSTEAD],
    message: `The input "${input}" needs a Docker engine, and this job has none.`,
    hint,
  }));
}

const NO_ORDER = {
  message:
    "The builder that this job is in has no order of buildpacks: its /cnb/order.toml is missing or empty.",
  hint: 'Name all buildpacks in "buildpacks", or use the image of another builder.',
};

/** What is only added to an order that there is not is told of where it is added. */
function namesBuildpacks({ modules: { buildpacks, preBuildpacks, postBuildpacks } }: Asked): boolean {
  return [buildpacks, preBuildpacks, postBuildpacks].some((list) => list.length > 0);
}

/** The labels of this builder are made of its files, unlike those of others. That they cannot be read is told by who reads the builder. */
async function lacksOrder(daemon: Pick<Daemon, "inspectImage">): Promise<boolean> {
  const own = await daemon.inspectImage("").catch(() => undefined);
  return own?.labels[BUILDPACK_ORDER_LABEL] === "[]";
}

/** Without root, phases are processes of the job's own user. */
function needsOfRoot({ trustBuilder, containers, modules }: Asked): Problem[] {
  const { buildpacks, preBuildpacks, postBuildpacks, extensions } = modules;
  const added = [...buildpacks, ...preBuildpacks, ...postBuildpacks, ...extensions];
  return [
    {
      applies: trustBuilder !== "true",
      message:
        "Without an engine and without root, the build runs as the user of the job: buildpacks, and programs that they start, can read what the job can, such as its logins.",
      hint: 'Run the job\'s container as root ("options: --user root", or "securityContext" of the pod), or set "trust-builder" to "true" if they may.',
    },
    {
      applies: containers.uid !== undefined || containers.gid !== undefined,
      message:
        'The inputs "uid" and "gid" need root where there is no engine, and this job has another user.',
      hint: "Leave them out, or run the job's container as root.",
    },
    {
      applies: added.some(({ kind }) => !["name", "builder-module", "builder-order"].includes(kind)),
      message: "Buildpacks cannot be added to the builder of this job, whose user is not root.",
      hint: "Use buildpacks of the builder, or run the job's container as root.",
    },
  ];
}
