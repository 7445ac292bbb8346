// Checks a login at the registry, then writes it into Docker's config, as `docker login` does.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { env } = process;
const registry = env["INPUT_REGISTRY"] || env["DOCKER_HUB"] || "";
const auth = Buffer.from(`${env["INPUT_USERNAME"] ?? ""}:${env["INPUT_PASSWORD"] ?? ""}`).toString("base64");
const folder = env["DOCKER_CONFIG"] ?? "";
const file = join(folder, "config.json");

const response = await fetch(`http://${registry}/v2/`, { headers: { authorization: `Basic ${auth}` } });
if (!response.ok) throw new Error(`${registry} answered ${response.status} to the login`);
mkdirSync(folder, { recursive: true });
writeFileSync(file, JSON.stringify({ auths: { ...loginsBefore(), [registry]: { auth } } }));
console.log("Login Succeeded!");

function loginsBefore(): object {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { auths: object }).auths;
  } catch {
    return {};
  }
}
