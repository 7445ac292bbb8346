// The checks of script/test, and what each of them reads.
import path from "node:path";
import { closingTotals, goTotals, jestTotals, type Totals } from "./totals.ts";

/** One line of the closing table. */
export interface Check {
  readonly name: string;
  /** What mends it, when one command does. */
  readonly fix?: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The files of the project whose content decides how it ends: it need not run again while none of them changes. */
  readonly reads: (file: string) => boolean;
  /** Whether it runs containers. */
  readonly needsEngine: boolean;
  /** The engine that it runs them on, a name of script/bootstrap; the one that is chosen for all if there is none. */
  readonly engine?: string;
  /** A file that it writes. */
  readonly report?: string;
  /** Reads the totals of a suite, whose output is shown at once; without it the exit code decides. */
  readonly totals?: (output: string) => Totals;
}

const root = path.resolve(import.meta.dirname, "..");
/** A program of a package, by the version of Node.js that runners have: a fifth faster than older ones. */
const bin = (name: string): readonly string[] => [
  process.execPath,
  path.join(root, "node_modules", ".bin", name),
];

const anyFile = (): boolean => true;

/** All but documents and the tests of others. */
function readsForEndToEnd(file: string): boolean {
  if (/^docs\/|^\.github\/|\.md$/.test(file)) return false;
  return !file.endsWith(".test.ts") || /^__tests__\/e2e\/|\.int\.test\.ts$/.test(file);
}

/** The lifecycle is in dist/, which "bundles" compares with src/. */
function readsForLifecycle(file: string): boolean {
  return /^(?:dist\/lifecycle|launcher|__tests__\/conformance|script)\//.test(file);
}

/** What only reads files, in two lanes that take about as long: the linter takes more than all others. */
export const FILES: readonly (readonly Check[])[] = [
  [{ name: "lint", command: [...bin("eslint"), "."], fix: "npm run fix" }],
  [
    { name: "bundles", command: ["script/build", "--check"], fix: "npm run build" },
    {
      name: "format",
      command: [
        ...bin("prettier"),
        "--check",
        "--log-level",
        "warn",
        "--cache",
        "--cache-location",
        "build/prettier",
        ".",
      ],
      fix: "npm run fix",
    },
    { name: "types", command: [...bin("tsc"), "--incremental", "--tsBuildInfoFile", "build/tsbuildinfo"] },
  ],
].map((lane) => lane.map((check) => ({ ...check, reads: anyFile, needsEngine: false })));

/** Needs neither an engine nor root. */
export const UNIT = jestSuite("unit tests", { project: "unit", reads: anyFile });

/** The lifecycle by itself. */
export const LIFECYCLE: readonly Check[] = [
  {
    name: "launcher",
    command: ["script/test-launcher"],
    reads: readsForLifecycle,
    needsEngine: true,
    totals: goTotals,
  },
  {
    name: "conformance",
    command: ["script/conformance"],
    reads: readsForLifecycle,
    needsEngine: true,
    totals: closingTotals,
  },
];

/** Attacks that need no engine; the others run every night. */
export const ATTACKS: Check = {
  name: "attacks",
  command: ["script/attack", "apart"],
  reads: readsForEndToEnd,
  needsEngine: true,
  totals: closingTotals,
};

const CANCELLATION = "e2e/cancellation";

/** It needs a cluster, which a developer or a job of CI gives it: no suite has it, so none says that it passed. */
const ON_CLUSTER = "e2e/kubernetes\\.test\\.ts$";

/**
 * Only with `--engines`: these take minutes. The example workflows run under act, too; a case of the conformance kit has every
 * Platform API; what an image is tested for, what is compared, what is left out of a builder or kept of one, several platforms and
 * GitHub's cache have unit tests with a fake engine or service; builds without an engine are cancelled and attacked once in the tests
 * that stay.
 */
const LEFT_OUT =
  "e2e/(?:gate|kept-builder|no-engine-(?:attacks|cancelled|small|users)|parallel|platform-apis|platforms|pruned-builder|service-caches|staged-builder|unchanged|workflows)\\.test\\.ts$";

/** A socket that a killed build leaves open must not keep the tests from ending; what matters is checked as leftovers. */
const IN_ONE_PROCESS = ["--runInBand", "--forceExit"];

/**
 * Half of what is left, by time. Much of it is waiting, so these run at the same time as the others where there is a second engine
 * of the same kind.
 */
const LONGEST =
  "e2e/(?:build|caches|job-in-container|no-engine(?:-hostile)?|private-registry|reusable-workflow|verify)\\.test\\.ts$";

/** The action, from the bundle in dist/ to the image in the registry. */
export const END_TO_END = jestSuite("e2e tests", {
  project: "e2e",
  reads: readsForEndToEnd,
  flags: [...IN_ONE_PROCESS, `--testPathIgnorePatterns=${CANCELLATION}|${ON_CLUSTER}|${LEFT_OUT}|${LONGEST}`],
});

/** The end-to-end tests that {@link END_TO_END} leaves. @param engine the one of all checks if undefined */
export function longestOn(engine: string | undefined): Check {
  return jestSuite("longest e2e tests", {
    project: "e2e",
    reads: readsForEndToEnd,
    flags: [...IN_ONE_PROCESS, LONGEST],
    ...(engine !== undefined && { engine }),
  });
}

/** Has the machine for itself: it measures how soon a cancelled build ends. */
export const ALONE = jestSuite("cancellation", {
  project: "e2e",
  reads: readsForEndToEnd,
  flags: [...IN_ONE_PROCESS, CANCELLATION],
});

/** All end-to-end tests, on that engine. */
export function endToEndOn(engine: string): Check {
  return jestSuite(`e2e on ${engine}`, {
    project: "e2e",
    reads: readsForEndToEnd,
    flags: [...IN_ONE_PROCESS, `--testPathIgnorePatterns=${ON_CLUSTER}`],
    engine,
  });
}

/** What a build can do without an engine, too: each has to make there the image that the engine of the test bed makes. */
const WITHOUT_ENGINE =
  "e2e/(?:attest|build|caches|delivery|options|private-registry|project|sbom|service-caches|unchanged|verify)\\.test\\.ts$";

/** Those tests in the containers of builders. */
export const NO_ENGINE = jestSuite("e2e without an engine", {
  project: "e2e",
  reads: readsForEndToEnd,
  flags: [...IN_ONE_PROCESS, WITHOUT_ENGINE],
  env: { TESTBED_PLACE: "none" },
});

/**
 * What a user of any engine needs first: a build in one phase and in five, again, and after a change; each leaves nothing behind.
 * And what only one engine has.
 */
const SHORT_CORE = ["build", "rootless"];

/** What takes several times as long as that, and has less to do with the engine. */
const REST_OF_CORE = ["caches", "delivery", "failures", "private-registry", "service-caches"];

/** The core of the end-to-end tests, on that engine. */
export function coreOn(engine: string): Check {
  return suitesOn(engine, {
    name: `core on ${engine}`,
    suites: [...SHORT_CORE, "cancellation", ...REST_OF_CORE],
  });
}

/** What CI has the time for, on engines besides the newest; it measures no time, and so runs beside other checks. */
export function shortCoreOn(engine: string): Check {
  return suitesOn(engine, { name: `short core on ${engine}`, suites: SHORT_CORE });
}

function suitesOn(
  engine: string,
  { name, suites }: { readonly name: string; readonly suites: readonly string[] },
): Check {
  return jestSuite(name, {
    project: "e2e",
    reads: readsForEndToEnd,
    flags: [...IN_ONE_PROCESS, `e2e/(?:${suites.join("|")})\\.test\\.ts$`],
    engine,
  });
}

interface Suite {
  readonly project: "unit" | "e2e";
  readonly reads: (file: string) => boolean;
  readonly flags?: readonly string[];
  readonly engine?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function jestSuite(name: string, { project, reads, flags = [], engine, env }: Suite): Check {
  const report = path.join(root, "build", `${name.replaceAll(" ", "-")}.json`);
  return {
    name,
    ...(engine !== undefined && { engine }),
    // Nothing here measures time by failing; a machine that does other things at once is slow.
    command: [
      ...bin("jest"),
      "--selectProjects",
      project,
      "--testTimeout=240000",
      "--json",
      `--outputFile=${report}`,
      ...flags,
    ],
    ...(env !== undefined && { env }),
    reads,
    needsEngine: project === "e2e",
    report,
    totals: () => jestTotals(report),
  };
}
