// Running `docker-credential-*` programs where the lifecycle runs.
import { spawn } from "node:child_process";
import type { RunHelper } from "../../registry/auth/credential-helper.ts";

/** Hands a server name to a helper and collects its answer; a helper that is missing gives exit code 127. */
export const runCredentialHelper: RunHelper = (program, stdin) =>
  new Promise((resolve) => {
    const child = spawn(program, ["get"], { stdio: ["pipe", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", () => {
      resolve({ exitCode: 127, stdout: "" });
    });
    child.on("close", (code) => {
      resolve({ exitCode: code ?? 1, stdout: Buffer.concat(chunks).toString("utf8") });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
  });
