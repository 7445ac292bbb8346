// The program of a guardian, as the action starts it.
import process from "node:process";
import { runGuardian } from "../../../src/processes/left/awake-guardian.ts";

await runGuardian(process.argv.slice(2));
