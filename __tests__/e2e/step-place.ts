// What a step has where it runs in a container: the runner's paths and variables, as they are there.

/** What has another path there, by its path here; what is in another comes first. */
export type PathsThere = Readonly<Record<string, string>>;

/** What of the variables is the runner's own, and not the step's. */
const OWN = /^(?:PATH|DOCKER_HOST|DOCKER_CONFIG|DOCKER_CONTEXT|XDG_RUNTIME_DIR|TESTBED_.*)$/;

/** A text with the paths that it has there. */
export function textThere(paths: PathsThere, text: string): string {
  return Object.entries(paths).reduce((before, [here, there]) => before.replaceAll(here, there), text);
}

/** The variables of the step. */
export function variablesThere(paths: PathsThere, env: NodeJS.ProcessEnv): Record<string, string> {
  const own = Object.entries(env).filter(([name]) => !OWN.test(name));
  return Object.fromEntries(own.map(([name, value = ""]) => [name, textThere(paths, value)]));
}
