// The input `ca-certificates`: files with the certificates of authorities that this machine does not know.
import { X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf } from "../errors.ts";
import { splitNames } from "./image-inputs.ts";
import type { Complain, InputReader } from "./input-reader.ts";

/** All authorities of a Linux distribution are about 200 KiB. */
const MAX_FILE_BYTES = 1024 * 1024;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
const HINT = "Name PEM files of the workspace, e.g. certificates/company.pem.";

/** The certificates of all files, each once, as they were written; relative names are below the workspace. */
export async function readCertificates(reader: InputReader, workspace: string): Promise<readonly string[]> {
  const complain = reader.complainAbout("ca-certificates");
  const certificates: string[] = [];
  for (const name of splitNames(reader.text("ca-certificates"))) {
    try {
      certificates.push(
        ...parseCertificates({ name, text: await readText(resolve(workspace, name)) }, complain),
      );
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const problem = code === "ENOENT" ? "does not exist" : `cannot be read: ${messageOf(error)}`;
      complain(name, `"${name}" ${problem}.`, HINT);
    }
  }
  return [...new Set(certificates)];
}

async function readText(file: string): Promise<string> {
  const found = await stat(file);
  if (!found.isFile()) throw new Error("it is not a file");
  if (found.size > MAX_FILE_BYTES) throw new Error("it is larger than 1 MiB");
  return readFile(file, "utf8");
}

/** What is said about the file goes into logs: names, never its content. */
function parseCertificates(
  { name, text }: { readonly name: string; readonly text: string },
  complain: Complain,
): readonly string[] {
  if (text.includes("PRIVATE KEY-----")) {
    const hint =
      "Name a file that has certificates only: what is in it becomes readable for every buildpack.";
    complain(name, `"${name}" has a private key.`, hint);
    return [];
  }
  const certificates = text.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) complain(name, `"${name}" has no certificate in PEM format.`, HINT);
  certificates.forEach((pem, at) => {
    if (!isCertificate(pem)) complain(name, `certificate ${at + 1} in "${name}" cannot be understood.`, HINT);
  });
  return certificates;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.byteLength > 0;
  } catch {
    return false;
  }
}
