// The variables of a phase: those of its image, as a container has them, then its own, and what an engine adds. Pure.

/**
 * Where phases look for a `config.json` of Docker: that of a home which all phases share may name a program of a buildpack, which the
 * lifecycle would start with the login that it has.
 */
const NO_DIRECTORY = "/nonexistent";

/** From what they are made. */
export interface VariableSources {
  /** `KEY=value` each. */
  readonly image: readonly string[];
  readonly own: readonly string[];
  /** The text of /etc/passwd. */
  readonly passwd: string;
  readonly uid: number;
  readonly hostName: string;
}

/** The later of one name counts. Engines say where a user is at home, and what the machine is called. */
export function phaseVariables({
  image,
  own,
  passwd,
  uid,
  hostName,
}: VariableSources): Record<string, string> {
  const all = [
    `HOME=${homeOf(uid, passwd)}`,
    `HOSTNAME=${hostName}`,
    `DOCKER_CONFIG=${NO_DIRECTORY}`,
    ...image,
    ...own,
  ];
  return Object.fromEntries(
    all.map((variable) => {
      const at = variable.indexOf("=");
      return [variable.slice(0, at), variable.slice(at + 1)];
    }),
  );
}

/** As engines see it, a user of whom nothing is known is at home in the root. */
export function homeOf(uid: number, passwd: string): string {
  return fieldsOf(uid, passwd).find(([, , , , , home = ""]) => home !== "")?.[5] ?? "/";
}

/** Whether there is a user of that number. */
export function isKnownUser(uid: number, passwd: string): boolean {
  return fieldsOf(uid, passwd).length > 0;
}

function fieldsOf(uid: number, passwd: string): string[][] {
  const lines = passwd.split("\n").map((line) => line.split(":"));
  return lines.filter(([, , id]) => id === String(uid));
}
