// What a report on several platforms says of all of them. Pure.
import { isDeepStrictEqual } from "node:util";
import type { BuildReport } from "../request/build-request.ts";

/** What may be the same for all. */
const SHARED = [
  "runImage",
  "builder",
  "platformApi",
  "lifecycleVersion",
  "verified",
  "work",
  "flow",
  "buildpacks",
  "processes",
] as const satisfies readonly (keyof BuildReport)[];

/** What is the same for all platforms, and what each of them has added to a list. */
export function sharedReport(platforms: readonly BuildReport[]): Partial<BuildReport> {
  const [first, ...others] = platforms;
  if (first === undefined) return {};
  const isSame = (name: keyof BuildReport): boolean =>
    others.every((other) => isDeepStrictEqual(other[name], first[name]));
  const shared = SHARED.filter(isSame).map((name) => [name, first[name]] as const);
  return {
    ...(Object.fromEntries(shared) as Partial<BuildReport>),
    loaded: platforms.flatMap(({ loaded }) => loaded),
    attestations: platforms.flatMap(({ attestations }) => attestations),
  };
}
