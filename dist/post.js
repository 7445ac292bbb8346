// The entry of the post step: that of the action, told what it is. State of the main step does not tell it where runners lose that,
// as the container hook for Kubernetes does after a step that failed; the build would be run again. It is no bundle but a file beside
// that of the action, so nothing else can be imported.
import process from "node:process";
process.argv[2] = "post";
await import("./index.js");
