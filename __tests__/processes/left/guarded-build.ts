// A build that is in the middle of a phase, for tests that kill it: it has closed a folder, and says so.
import { mkdirSync, statSync } from "node:fs";
import process from "node:process";
import { closeFiles, filesToClose } from "../../../src/processes/guard/closed-folders.ts";
import { phaseProcesses } from "../../../src/processes/left/end-processes.ts";
import { startGuardian } from "../../../src/processes/left/guardian.ts";
import { RunRecords } from "../../../src/processes/left/run-records.ts";

const [directory = "", folder = "", leader = "", user = "", end = ""] = process.argv.slice(2);

const records = new RunRecords(directory);
const own = { uid: Number(user), gid: Number(user) };
const guardian = startGuardian("phase-1", own, {
  guardian: [process.execPath, `${import.meta.dirname}/guardian-program.ts`],
  records,
  onDebug: (line) => process.stdout.write(`${line}\n`),
});
mkdirSync(folder, { mode: 0o750 });
const { mode, uid, gid } = statSync(folder);
const closing = { folders: [folder], open: [], ...own };
const closed = filesToClose(closing);
records.put("phase-1", {
  kind: "phase",
  labels: {},
  closed,
  processes: leader === "" ? undefined : phaseProcesses(Number(leader), own.uid),
  guardian: guardian?.identity,
});
closeFiles(closed, closing);
process.stdout.write(`guardian ${guardian?.identity.pid ?? "none"} ${mode} ${uid} ${gid}\n`);
if (end === "dismiss") guardian?.dismiss();
else setInterval(() => undefined, 1000);
