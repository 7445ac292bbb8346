import { chmod, chown, mkdir, symlink, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { checkPlacesOfRoot } from "../../../src/processes/guard/places-of-root.ts";
import { type BuilderRoot, isRoot, makeBuilderRoot, USER } from "../builder-root.ts";

let root: BuilderRoot;

beforeEach(async () => {
  root = await makeBuilderRoot();
  await mkdir(root.at("users"));
  await chown(root.at("users"), USER.uid, USER.gid);
});

afterEach(async () => {
  await root[Symbol.asyncDispose]();
});

function check(variables: Readonly<Record<string, string>>, closed: readonly string[] = []): () => void {
  return () => {
    checkPlacesOfRoot({ PATH: "/usr/bin:/bin", ...variables }, USER, closed);
  };
}

/** Only root's processes have more rights than those of the builder's user. */
const describeAsRoot = isRoot ? describe : describe.skip;

describeAsRoot("a place where processes of root find programs", () => {
  it("may be one that only root can write to, whether or not it is there", () => {
    expect(check({ PATH: `/usr/bin::relative:${root.at("lacking/bin")}:/bin` })).not.toThrow();
  });

  it.each(["PATH", "LD_LIBRARY_PATH"])("is none of the builder's user, if %s names it", (name) => {
    expect(check({ [name]: `/usr/bin:${root.at("users")}` })).toThrow(
      expect.objectContaining({ code: "INPUT", hint: expect.stringContaining("Let only root write there") }),
    );
  });

  it("is not below one of the builder's user, also if it is not there yet, or behind a link", async () => {
    await symlink(root.at("users"), root.at("link"));

    expect(check({ PATH: root.at("users/lacking/bin") })).toThrow(/lacking\/bin" in "[^"]*\/users"/);
    expect(check({ PATH: root.at("link") })).toThrow(/may write to .*\/users"/);
  });

  it("is not behind a link that leads through one of the builder's user, or to what is not there yet", async () => {
    await mkdir(root.at("of-root"));
    await symlink(root.at("of-root"), root.at("users/back"));
    await symlink(root.at("users/back"), root.at("through"));
    await symlink("users/lacking", root.at("to-nothing"));

    expect(check({ PATH: root.at("through") })).toThrow(/through" in "[^"]*\/users"/);
    expect(check({ PATH: root.at("to-nothing/bin") })).toThrow(/to-nothing\/bin" in "[^"]*\/users"/);
  });

  it("may be behind a link that leads nowhere where only root can make what it names, or to itself", async () => {
    await symlink("lacking/lib64", root.at("lib64"));
    await symlink("loop", root.at("loop"));

    expect(check({ PATH: [root.at("lib64"), root.at("loop/bin")].join(":") })).not.toThrow();
  });

  it("is not one that everyone may write to", async () => {
    await mkdir(root.at("all"));
    await chmod(root.at("all"), 0o777);

    expect(check({ PATH: root.at("all") })).toThrow("where this job, which is root, finds programs");
  });

  it.each([
    ["is of the builder's user", { owner: USER, mode: 0o755 }],
    ["the builder's group may write to", { owner: { uid: 0, gid: USER.gid }, mode: 0o775 }],
    ["everyone may write to", { owner: { uid: 0, gid: 0 }, mode: 0o757 }],
  ])("has no file that %s, also behind a link or among libraries", async (_what, { owner, mode }) => {
    for (const name of ["bin", "own", "lib/x86_64-linux-gnu"])
      await mkdir(root.at(name), { recursive: true });
    for (const name of ["own/tool", "lib/x86_64-linux-gnu/libc.so.6"]) {
      await writeFile(root.at(name), "");
      await chown(root.at(name), owner.uid, owner.gid);
      await chmod(root.at(name), mode);
    }
    await symlink(root.at("own/tool"), root.at("bin/tool"));

    expect(check({ PATH: root.at("own") })).toThrow(/may write to "[^"]*\/own\/tool"/);
    expect(check({ PATH: root.at("bin") })).toThrow(/may write to "[^"]*\/bin\/tool"/);
    expect(check({ LD_LIBRARY_PATH: root.at("lib") })).toThrow(/may write to "[^"]*\/libc.so.6"/);
  });

  it("may have files of root, and links that lead nowhere or in a circle", async () => {
    await mkdir(root.at("bin"));
    await writeFile(root.at("bin/tool"), "", { mode: 0o755 });
    await symlink("circle", root.at("bin/circle"));
    await symlink("lacking", root.at("bin/nowhere"));

    expect(check({ PATH: root.at("bin") })).not.toThrow();
  });

  it("may be in a folder that is closed to the builder's user", () => {
    expect(check({ PATH: root.at("users/bin") }, [root.at("users")])).not.toThrow();
  });
});
