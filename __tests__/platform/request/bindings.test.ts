import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type BindingSource, packBindings, readBindings } from "../../../src/platform/request/bindings.ts";
import { readTar } from "../../docker/tiny-tar.ts";

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "bindings-")));
  leftOut = [];
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const text = (value: string): BindingSource => ({ kind: "text", text: value });

const read = (entries: Readonly<Record<string, BindingSource>>, directory?: string) =>
  readBindings([{ name: "db", entries: new Map(Object.entries(entries)), directory }], surroundings());

let leftOut: string[];
const surroundings = () => ({
  workspace: root,
  onLeftOut: (path: string, why: string) => leftOut.push(`${path}: ${why}`),
});

describe("readBindings", () => {
  it("reads files byte by byte, and sorts names and keys", async () => {
    const bytes = Buffer.from([0, 0xff, 10]);
    await writeFile(join(root, "key.jks"), bytes);
    const file: BindingSource = { kind: "file", path: join(root, "key.jks") };

    const bindings = await readBindings(
      [
        {
          name: "b",
          entries: new Map([
            ["type", text("x\n")],
            ["key.jks", file],
            ["provider", text("p")],
          ]),
          directory: undefined,
        },
        { name: "a", entries: new Map([["type", text("y")]]), directory: undefined },
      ],
      surroundings(),
    );

    expect(
      bindings.map(({ name, type, provider, entries }) => ({
        name,
        type,
        provider,
        keys: [...entries.keys()],
      })),
    ).toEqual([
      { name: "a", type: "y", provider: undefined, keys: ["type"] },
      { name: "b", type: "x", provider: "p", keys: ["key.jks", "provider", "type"] },
    ]);
    expect(bindings[1]?.entries.get("key.jks")).toEqual(bytes);
  });

  it("takes all files of a directory but hidden ones, also through links", async () => {
    await writeFile(join(root, "type"), "ca-certificates");
    await mkdir(join(root, "..data"));
    await writeFile(join(root, "..data/ca.pem"), "cert");
    await symlink("..data/ca.pem", join(root, "ca.pem"));

    const [binding] = await read({ provider: text("me") }, root);

    expect([...(binding?.entries ?? [])].map(([key, content]) => `${key}=${content.toString()}`)).toEqual([
      "ca.pem=cert",
      "provider=me",
      "type=ca-certificates",
    ]);
  });

  it("refuses a binding without a type", async () => {
    await expect(read({ a: text("b") }, root)).rejects.toMatchObject({
      code: "INPUT",
      message: 'The binding "db" has no type.',
      hint: "Add the line db/type=TYPE, e.g. maven.",
    });
    await expect(read({ type: text(" ") })).rejects.toThrow("has no type");
  });

  it("refuses what it cannot read, and what is no file", async () => {
    const missing = join(root, "missing");
    await mkdir(join(root, "type/below"), { recursive: true });

    await expect(read({ type: { kind: "file", path: missing } })).rejects.toThrow(
      `The binding "db" has "type" from "${missing}", which cannot be read: `,
    );
    await expect(read({}, missing)).rejects.toThrow(`is read from "${missing}", which cannot be listed`);
    await expect(read({ type: { kind: "file", path: "type" } })).rejects.toThrow(
      'The binding "db" has "type" from "type", which cannot be read: ',
    );
    await expect(read({ type: { kind: "file", path: "type" } })).rejects.toThrow("is a directory");
  });

  it("leaves out directories in a directory, and links that lead nowhere, and says so", async () => {
    await mkdir(join(root, "sub directory"));
    await symlink("none", join(root, "dangling"));

    const [binding] = await read({ type: text("x") }, root);

    expect([...(binding?.entries.keys() ?? [])]).toEqual(["type"]);
    expect(leftOut.sort()).toEqual([
      `${root}/dangling: it is a link that leads nowhere`,
      `${root}/sub directory: it is a directory`,
    ]);
  });

  describe("in a checkout with links to files outside of it", () => {
    let outside: string;

    beforeEach(async () => {
      outside = await mkdtemp(join(tmpdir(), "bindings-outside-"));
      await writeFile(join(outside, "secret"), "s3cret");
      await mkdir(join(root, "db"));
      await symlink(join(outside, "secret"), join(root, "db/leak"));
      await symlink(outside, join(root, "linked"));
    });

    afterEach(() => rm(outside, { recursive: true }));

    it.each<[string, Readonly<Record<string, BindingSource>>, string | undefined]>([
      ["a file", { type: text("x"), key: { kind: "file", path: "db/leak" } }, undefined],
      ["a file of a directory", { type: text("x") }, "db"],
      ["a directory", { type: text("x") }, "linked"],
      ["a relative path", { type: text("x"), key: { kind: "file", path: "../x" } }, undefined],
    ])("refuses %s, and names both", async (_what, entries, directory) => {
      await expect(read(entries, directory)).rejects.toThrow(/leads to ".*", which is not in/);
      await expect(read(entries, directory)).rejects.not.toThrow("s3cret");
    });

    it("takes what the workflow names by its whole path", async () => {
      const [binding] = await read({ type: text("x"), key: { kind: "file", path: join(outside, "secret") } });
      expect(binding?.entries.get("key")?.toString()).toBe("s3cret");
      expect((await read({ type: text("x") }, outside))[0]?.entries.get("secret")?.toString()).toBe("s3cret");
    });

    it("takes the files of a directory that Kubernetes keeps elsewhere", async () => {
      await mkdir(join(outside, "..2026"));
      await writeFile(join(outside, "..2026/ca.pem"), "cert");
      await symlink("..2026", join(outside, "..data"));
      await symlink("..data/ca.pem", join(outside, "ca.pem"));
      expect((await read({ type: text("x") }, outside))[0]?.entries.get("ca.pem")?.toString()).toBe("cert");
    });
  });

  it("refuses an entry that its directory has as well", async () => {
    await writeFile(join(root, "type"), "x");

    await expect(read({ type: text("y") }, root)).rejects.toThrow(
      `The binding "db" has "type" twice: by itself, and in "${root}".`,
    );
  });

  it("refuses a file that cannot be an entry", async () => {
    await writeFile(join(root, "a b"), "x");

    await expect(read({ type: text("y") }, root)).rejects.toThrow(
      `"${join(root, "a b")}", whose name is not allowed for an entry`,
    );
  });

  it("refuses more than 1 MiB, in one file or in all", async () => {
    await writeFile(join(root, "large"), Buffer.alloc(1024 * 1024 + 1));
    const half = text("x".repeat(600_000));

    await expect(read({ type: { kind: "file", path: join(root, "large") } })).rejects.toThrow(
      "larger than 1 MiB",
    );
    await expect(read({ type: text("x"), a: half, b: half })).rejects.toThrow("has more than 1 MiB");
  });
});

describe("packBindings", () => {
  it("is a tree that only its owner can read, and nobody can write", async () => {
    const bindings = await read({ type: text("postgresql"), password: text("s3cret") });

    const tar = readTar(await buffer(packBindings(bindings, { uid: 1000, gid: 1001 })));

    expect(
      tar.map(({ kind, name, mode, uid, gid, content }) => [
        kind,
        name,
        mode.toString(8),
        uid,
        gid,
        content.toString(),
      ]),
    ).toEqual([
      ["directory", "platform/bindings", "500", 1000, 1001, ""],
      ["directory", "platform/bindings/db", "500", 1000, 1001, ""],
      ["file", "platform/bindings/db/password", "400", 1000, 1001, "s3cret"],
      ["file", "platform/bindings/db/type", "400", 1000, 1001, "postgresql"],
    ]);
  });
});
