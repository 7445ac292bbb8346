// What the fields of several tables of a project descriptor have in common. Pure.
import type { TomlPath } from "../../cnb/toml/toml-path.ts";
import { quote } from "../../quote.ts";

/** Says what is wrong with what stands at a place. */
export type ComplainAt = (path: TomlPath, problem: string, hint?: string) => void;

/** Complains about what cannot be an execution environment's name. */
export function checkExecEnv(execEnv: readonly string[], path: TomlPath, complain: ComplainAt): void {
  for (const [at, name] of execEnv.entries()) {
    if (/^(\*|[A-Za-z0-9.-]+)$/.test(name)) continue;
    const hint = 'Use letters, digits, . and -, e.g. "test", or "*" for all.';
    complain([...path, "exec-env", at], `${quote(name)} is not the name of an execution environment.`, hint);
  }
}

/** Empty values are what others take as not given. */
export function given(value: string): string | undefined {
  return value === "" ? undefined : value;
}
