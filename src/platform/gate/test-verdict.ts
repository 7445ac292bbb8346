// What came of a test.
import type { ProbeState } from "./http-probe.ts";
import type { ContainerEnd } from "./running-container.ts";

/** Whose container it is about: that of the command, or that of the app which is asked. */
export type TestPart = "command" | "app";

/** What came of a test. */
export type TestVerdict =
  | { readonly kind: "passed" }
  | { readonly kind: "unstarted"; readonly part: TestPart; readonly words: string }
  /** The command failed, or the app ended although it should answer. */
  | {
      readonly kind: "ended";
      readonly part: TestPart;
      readonly end: ContainerEnd;
      readonly isHealthy: boolean;
    }
  | { readonly kind: "late"; readonly part: TestPart; readonly state: ProbeState }
  | { readonly kind: "loopback-only" };
