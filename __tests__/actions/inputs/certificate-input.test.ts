import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { rootCertificates } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readCertificates } from "../../../src/actions/inputs/certificate-input.ts";

const [ONE = "", TWO = ""] = rootCertificates;
let workspace: string;
let said: string[];

beforeEach(async () => {
  said = [];
  workspace = await mkdtemp(path.join(tmpdir(), "certificate-input-"));
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

/** The certificates, or the problems. */
async function read(input: string, files: Readonly<Record<string, string>> = {}): Promise<unknown> {
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(workspace, name), text);
  const problems: string[] = [];
  const complain = (value: string, problem: string, hint = ""): void => {
    problems.push(problem);
    said.push(value, problem, hint);
  };
  const certificates = await readCertificates(input, complain, { workspace });
  return problems.length > 0 ? problems : certificates;
}

describe("ca-certificates", () => {
  it("are none by default", async () => {
    await expect(read("")).resolves.toEqual([]);
  });

  it("are those of all files, each once, without what is around them", async () => {
    const files = { "a.pem": `Company\n${ONE}\nand\n${TWO}\n`, "b.pem": TWO };
    await expect(read("a.pem, b.pem", files)).resolves.toEqual([ONE, TWO]);
    await expect(read(path.join(workspace, "b.pem"))).resolves.toEqual([TWO]);
  });

  it.each([
    ["missing.pem", '"missing.pem" does not exist.'],
    ["folder", '"folder" is a directory, not a regular file.'],
    ["large.pem", '"large.pem" is larger than 1 MiB.'],
    ["text.pem", '"text.pem" has no certificate in PEM format.'],
    ["key.pem", '"key.pem" has a private key.'],
    ["broken.pem", 'certificate 2 in "broken.pem" cannot be understood.'],
  ])("complains about %s, and says nothing of what is in it", async (name, problem) => {
    await mkdir(path.join(workspace, "folder"));
    const problems = await read(name, {
      "large.pem": "x".repeat(1024 * 1024 + 1),
      "text.pem": "s3cret",
      "key.pem": `${ONE}\n-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----\n`,
      "broken.pem": `${ONE}\n-----BEGIN CERTIFICATE-----\nc3VyZWx5\n-----END CERTIFICATE-----\n`,
    });

    expect(problems).toEqual([problem]);
    expect(said.join()).not.toContain("s3cret");
  });
});
