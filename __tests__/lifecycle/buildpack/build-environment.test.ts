import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import {
  buildpackEnvironment,
  passedOnEnvironment,
  readProvidedEnvironment,
  withBuildLayer,
} from "../../../src/lifecycle/buildpack/build-environment.ts";
import { Workspace } from "../../cnb/buildpack-fixture.ts";

const file = (name: string, content: string) => ({ name, content });

describe("passedOnEnvironment", () => {
  it("keeps proxies, paths, home and host, and nothing else", () => {
    const kept = [
      ...["CNB_STACK_ID", "HOSTNAME", "HOME", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy"],
      ...["https_proxy", "no_proxy", "PATH", "LD_LIBRARY_PATH", "LIBRARY_PATH", "CPATH", "PKG_CONFIG_PATH"],
    ];
    const dropped = ["CNB_REGISTRY_AUTH", "CNB_PLATFORM_API", "USER", "LANG", "path", "SOURCE_DATE_EPOCH"];
    const own = Object.fromEntries([...kept, ...dropped].map((name) => [name, `of ${name}`]));

    expect(Object.keys(passedOnEnvironment(own)).sort()).toStrictEqual(kept.sort());
  });
});

describe("buildpackEnvironment", () => {
  const base = { PATH: "/bin", KEPT: "base", SET: "base" };
  const provided = {
    platform: [
      file("PATH", "/user"),
      file("CPATH", "/include"),
      file("SET", "user"),
      file("NEW.append", "whole name"),
      file("BOTH", "user"),
    ],
    buildConfig: [file("BOTH", "operator"), file("SET.append", "+operator"), file("DEFAULT", "operator")],
  };

  it("puts the user's paths in front and overrides the rest, then applies the operator's files", () => {
    expect(buildpackEnvironment(base, provided, false)).toStrictEqual({
      PATH: "/user:/bin",
      CPATH: "/include",
      KEPT: "base",
      SET: "user+operator",
      "NEW.append": "whole name",
      BOTH: "user",
      DEFAULT: "operator",
    });
  });

  it("leaves out the user's, but not the operator's, for a buildpack that clears", () => {
    expect(buildpackEnvironment(base, provided, true)).toStrictEqual({
      PATH: "/bin",
      KEPT: "base",
      SET: "base+operator",
      BOTH: "operator",
      DEFAULT: "operator",
    });
  });
});

describe("readProvidedEnvironment", () => {
  it("reads the directory env of both", async () => {
    using workspace = new Workspace();
    workspace.write("platform/env/A", "a");
    workspace.write("platform/B", "not below env");
    const { platformDir, buildConfigDir } = workspace.inputs;

    expect(await readProvidedEnvironment(platformDir, buildConfigDir)).toStrictEqual({
      platform: [file("A", "a")],
      buildConfig: [],
    });
  });
});

describe("withBuildLayer", () => {
  it("puts the directories that a layer has in front of the paths", async () => {
    using workspace = new Workspace();
    for (const name of ["bin", "lib", "include", "pkgconfig"]) workspace.write(`layer/${name}/x`, "");
    const dir = path.join(workspace.root, "layer");

    expect(await withBuildLayer({ PATH: "/bin", LIBRARY_PATH: "" }, dir)).toStrictEqual({
      PATH: `${dir}/bin:/bin`,
      LD_LIBRARY_PATH: `${dir}/lib`,
      LIBRARY_PATH: `${dir}/lib`,
      CPATH: `${dir}/include`,
      PKG_CONFIG_PATH: `${dir}/pkgconfig`,
    });
  });

  it("applies env, then env.build, but not env.launch", async () => {
    using workspace = new Workspace();
    workspace.write("layer/env/X", "env");
    workspace.write("layer/env.build/X.append", "+build");
    workspace.write("layer/env.launch/X.append", "+launch");
    workspace.write("layer/env/PATH.append", ":/after");
    workspace.write("layer/bin/x", "");
    const dir = path.join(workspace.root, "layer");

    expect(await withBuildLayer({ X: "old", PATH: "/bin" }, dir)).toStrictEqual({
      X: "env+build",
      PATH: `${dir}/bin:/bin:/after`,
    });
  });

  it("changes nothing for a layer without directory", async () => {
    expect(await withBuildLayer({ PATH: "/bin" }, "/no/such/layer")).toStrictEqual({ PATH: "/bin" });
  });
});
