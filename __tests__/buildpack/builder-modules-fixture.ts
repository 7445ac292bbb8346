// A builder as far as its modules are concerned.
import type { BuilderModules } from "../../src/buildpack/builder-modules.ts";

export const TARGET = { os: "linux", arch: "amd64" };

/** A builder with one group of two buildpacks. */
export function builderModules(more: Partial<BuilderModules> = {}): BuilderModules {
  return {
    name: "ghcr.io/owner/builder:1",
    modules: [
      { kind: "buildpack", id: "acme/one", version: "1.0.0" },
      { kind: "buildpack", id: "acme/two", version: "2.0.0" },
      { kind: "buildpack", id: "acme/many", version: "1.0.0" },
      { kind: "buildpack", id: "acme/many", version: "1.1.0" },
      { kind: "extension", id: "acme/extension", version: "3.0.0" },
    ],
    order: [
      { group: [element("acme/one@1.0.0"), { ...element("acme/two"), optional: true }] },
      { group: [element("acme/two@2.0.0")] },
    ],
    orderExtensions: [],
    buildpackApis: ["0.9", "0.10", "0.11"],
    platform: { target: TARGET, distro: { name: "ubuntu", version: "24.04" }, stack: "acme.stacks.noble" },
    ...more,
  };
}

export function element(text: string): { id: string; version: string; optional: boolean } {
  const [id = "", version = ""] = text.split("@");
  return { id, version, optional: false };
}
