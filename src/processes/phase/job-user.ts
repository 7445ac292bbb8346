// Phases that begin as root in a container, where all of them run as the user of the job.
import { isOwnLifecycle } from "../../cnb/lifecycle-version.ts";
import type { FileOwner } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { isKnownUser } from "./phase-variables.ts";

/** Who runs a phase, and of which lifecycle. */
export interface JobUser extends FileOwner {
  readonly lifecycleVersion: string;
  /** The text of /etc/passwd. */
  readonly passwd: string;
}

const NAMES = ["CNB_USER_ID", "CNB_GROUP_ID"] as const;

/**
 * The variables of a phase, `KEY=value` each, as the user of the job can run it. Official lifecycles become the user that variables
 * name and look up its home, which fails for any other user than the job's; ours stays who it is.
 * @throws {PlatformError} `INPUT` if the lifecycle would not find the user of the job
 */
export function variablesForJobUser(variables: readonly string[], user: JobUser): readonly string[] {
  const { uid, gid, lifecycleVersion, passwd } = user;
  const own = [`${NAMES[0]}=${uid}`, `${NAMES[1]}=${gid}`];
  const isAsked = NAMES.every((name) => variables.some((each) => each.startsWith(`${name}=`)));
  const isSame = own.every((each) => variables.includes(each));
  if (!isAsked || isSame || isOwnLifecycle(lifecycleVersion)) return variables;
  if (isKnownUser(uid, passwd)) return [...variables, ...own];
  throw new PlatformError(
    "INPUT",
    `The lifecycle ${quote(lifecycleVersion)} of the builder looks for the user of its process, ${uid}, in /etc/passwd, which has no such user.`,
    {
      hint: `Run the job as the builder's user or as root, or let an image of your own, made of the builder's, have a line like "job:x:${uid}:${gid}::/tmp:/bin/sh" in /etc/passwd.`,
    },
  );
}
