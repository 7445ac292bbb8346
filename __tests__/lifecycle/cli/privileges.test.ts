import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { chmod, cp, mkdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { dropPrivileges, ensureOwner, type UserSystem } from "../../../src/lifecycle/cli/privileges.ts";
import { NODE_24 } from "../../support/node24.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "owner-"));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** A system that records what is asked of it. */
function systemOf(uid: number, { obeys = true } = {}): UserSystem & { readonly calls: string[] } {
  const calls: string[] = [];
  let current = uid;
  return {
    calls,
    getuid: () => current,
    setgroups: (groups) => calls.push(`setgroups ${groups.join()}`),
    setgid: (gid) => calls.push(`setgid ${String(gid)}`),
    setuid: (next) => {
      calls.push(`setuid ${String(next)}`);
      if (obeys) current = next;
    },
    lchown: (file, owner, group) => {
      calls.push(`${path.relative(root, file)} ${String(owner)}:${String(group)}`);
      return Promise.resolve();
    },
  };
}

describe("dropPrivileges", () => {
  it("gives up groups, group and user, in this order", () => {
    const system = systemOf(0);
    expect(dropPrivileges({ uid: 1001, gid: 1002 }, system)).toBe(true);
    expect(system.calls).toEqual(["setgroups 1002", "setgid 1002", "setuid 1001"]);
  });

  it.each([
    ["is not root already", 1000, 1001],
    ["shall be root", 0, 0],
  ])("does nothing if the process %s", (_what, uid, owner) => {
    const system = systemOf(uid);
    expect(dropPrivileges({ uid: owner, gid: owner }, system)).toBe(false);
    expect(system.calls).toEqual([]);
  });

  it("fails rather than going on as root", () => {
    const drop = (): boolean => dropPrivileges({ uid: 1001, gid: 1001 }, systemOf(0, { obeys: false }));
    expect(drop).toThrow("the user did not change");
  });
});

it("has certificates afterwards that only root may read", async () => {
  const certificates = path.join(root, "certificates.pem");
  await cp(path.join(import.meta.dirname, "../../support/tls/server.pem"), certificates);
  await chmod(certificates, 0o600);
  const module = JSON.stringify(import.meta.resolve("../../../src/lifecycle/cli/privileges.ts"));
  const script = `
    import { env, getuid } from "node:process";
    const { becomeOwner } = await import(${module});
    const wasRoot = getuid() === 0;
    await becomeOwner({ owner: { uid: 4242, gid: 4243 }, environment: env }, []);
    const { getCACertificates } = await import("node:tls");
    console.log(JSON.stringify({ changed: wasRoot === (getuid() === 4242), certificates: getCACertificates("extra").length }));`;
  const env = { NODE_EXTRA_CA_CERTS: certificates };
  const { stdout } = await promisify(execFile)(NODE_24, ["--input-type=module", "--eval", script], { env });

  expect(JSON.parse(stdout)).toEqual({ changed: true, certificates: 1 });
});

describe("ensureOwner", () => {
  const stranger = { uid: 4242, gid: 4243 };

  beforeEach(async () => {
    await mkdir(path.join(root, "top/sub"), { recursive: true });
    await writeFile(path.join(root, "top/sub/file"), "");
    await symlink("/etc", path.join(root, "top/link"));
    await chmod(path.join(root, "top"), 0o755);
  });

  it("changes everything below a directory that the owner cannot write to, links themselves, the top last", async () => {
    const system = systemOf(0);
    await ensureOwner([path.join(root, "top"), path.join(root, "absent")], stranger, system);
    expect(system.calls.slice().sort()).toEqual(
      ["top", "top/link", "top/sub", "top/sub/file"].map((name) => `${name} 4242:4243`),
    );
    expect(system.calls.at(-1)).toBe("top 4242:4243");
  });

  it.each([
    ["belongs to the user", 0o755, "uid"],
    ["can be written to by the group", 0o775, "gid"],
    ["can be written to by all", 0o757, "none"],
  ])("looks no further at a directory that %s", async (_what, mode, same) => {
    const top = path.join(root, "top");
    await chmod(top, mode);
    const { uid, gid } = await stat(top);
    const owner = { ...stranger, ...(same === "uid" && { uid }), ...(same === "gid" && { gid }) };
    const system = systemOf(0);
    await ensureOwner([top], owner, system);
    expect(system.calls).toEqual([]);
  });

  it("does nothing without root", async () => {
    const system = systemOf(1000);
    await ensureOwner([path.join(root, "top")], stranger, system);
    expect(system.calls).toEqual([]);
  });
});
