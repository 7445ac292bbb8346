// What holds for every build that fails.
import { expect } from "@jest/globals";
import { tagsOf } from "./published.ts";
import type { BuildResult } from "./testbed.ts";

/** Exit code 1, an annotation, no stack trace, no digest, and nothing in the registry. */
export async function expectCleanFailure(
  result: BuildResult,
  image: string,
  authorization?: string,
): Promise<void> {
  const known = await tagsOf(image, authorization);
  expect(result.exitCode).toBe(1);
  expect(errorsOf(result)).not.toEqual([]);
  expect(result.log.filter((line) => /^\s+at .*:\d+(?::\d+)?\)?$/.test(line))).toEqual([]);
  expect(result.outputs).not.toHaveProperty("digest");
  expect(result.outputs).not.toHaveProperty("tags");
  expect(known).toBeUndefined();
  expect(result.post?.exitCode).toBe(0);
}

/** Messages of the error annotations. */
export function errorsOf({ annotations }: Pick<BuildResult, "annotations">): string[] {
  return annotations.filter(({ level }) => level === "error").map(({ message }) => message);
}

/** The build did not get as far as the engine: no image was pulled, no phase ran. */
export function expectNothingSlow(result: BuildResult): void {
  expect(result.log.filter((line) => line.startsWith("Pulling "))).toEqual([]);
  expect(result.groups).toEqual([]);
}
