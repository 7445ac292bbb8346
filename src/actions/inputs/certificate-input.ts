// The input `ca-certificates`: files with the certificates of authorities that this machine does not know.
import { X509Certificate } from "node:crypto";
import { readContainedFile } from "../../files/contained-path.ts";
import { quote } from "../../quote.ts";
import { splitNames } from "./image-inputs.ts";
import type { Complain } from "./input-reader.ts";
import { complainOfPath } from "./path-problem.ts";

/** All authorities of a Linux distribution are about 200 KiB. */
const MAX_FILE_BYTES = 1024 * 1024;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
const HINT = "Name PEM files of the workspace, e.g. certificates/company.pem.";

/** The certificates of all files, each once, as they were written; relative names are below the workspace. */
export async function readCertificates(
  text: string,
  complain: Complain,
  { workspace }: { readonly workspace: string },
): Promise<readonly string[]> {
  const certificates: string[] = [];
  for (const name of splitNames(text)) {
    try {
      const content = await readContainedFile(name, { by: "workflow", workspace }, MAX_FILE_BYTES);
      certificates.push(...parseCertificates({ name, text: content.toString("utf8") }, complain));
    } catch (error) {
      complainOfPath(complain, name, error, HINT);
    }
  }
  return [...new Set(certificates)];
}

/** What is said about the file goes into logs: names, never its content. */
function parseCertificates(
  { name, text }: { readonly name: string; readonly text: string },
  complain: Complain,
): readonly string[] {
  if (text.includes("PRIVATE KEY-----")) {
    const hint = "Name a file that has certificates only: every buildpack can read it.";
    complain(name, `${quote(name)} has a private key.`, hint);
    return [];
  }
  const certificates = text.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) complain(name, `${quote(name)} has no certificate in PEM format.`, HINT);
  certificates.forEach((pem, at) => {
    if (!isCertificate(pem))
      complain(name, `certificate ${at + 1} in ${quote(name)} cannot be understood.`, HINT);
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
