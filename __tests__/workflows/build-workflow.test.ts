// The workflow that others call: what its caller can say, what it may do, what its scripts do, and that the commands by which an image
// is verified name who signs it.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { createHttp } from "../../src/registry/http.ts";
import { signStatement } from "../../src/sigstore/sign-statement.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { signerOf, startFakeSigstore } from "../support/fake-sigstore.ts";
import { parseVariables } from "../support/mini-runner/command-files.ts";
import { ROOT } from "./check-workflow.ts";

interface Input {
  readonly description: string;
  readonly default?: unknown;
  readonly required?: boolean;
}

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const read = (file: string): Promise<string> => readFile(path.join(ROOT, file), "utf8");
const text = await read(".github/workflows/build.yml");
const workflow = parse(text) as {
  readonly on: {
    readonly workflow_call: { readonly inputs: Record<string, Input>; readonly secrets: object };
  };
  readonly permissions: object;
  readonly jobs: Record<"build" | "index", Job>;
};
const { inputs, secrets } = workflow.on.workflow_call;
const action = parse(await read("action.yml")) as { readonly inputs: Record<string, Input> };
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const build = workflow.jobs.build.steps.find(({ id }) => id === "build")?.with ?? {};

describe("what a caller can say", () => {
  const shared = Object.keys(inputs).filter((name) => Object.hasOwn(action.inputs, name));

  it("is what the action can be told, by the same names and defaults", () => {
    expect(shared.length).toBeGreaterThan(8);
    for (const name of shared) {
      expect({ name, default: inputs[name]?.default }).toEqual({
        name,
        default: action.inputs[name]?.default,
      });
    }
  });

  // A caller has one repository to push to, no workspace, no variables of the step, and no say about the container of the job.
  const inOwnWords = ["image", "path", "env", "test-env", "builder"];

  it.each(shared.filter((name) => !inOwnWords.includes(name)))(
    "is described as for the action: %s",
    (name) => {
      expect(inputs[name]?.description).toBe(action.inputs[name]?.description);
    },
  );

  it("gets to the action as it is, but for a path, which is below the source", () => {
    for (const name of shared.filter((each) => each !== "image")) {
      const expected = `\${{ inputs.${name} }}`;
      expect(build[name]).toBe(name === "path" ? `source/${expected}` : expected);
    }
  });

  // What would let it, or a job of its own beside this one, into the build: or a container out of it.
  it.each([
    ...["cache", "cache-scope", "builder-cache", "previous-image", "when-unchanged", "rebase"],
    ...[
      "volumes",
      "network",
      "engine",
      "docker-host",
      "bindings",
      "env-files",
      "trust-builder",
      "registry-access",
    ],
    ...["ca-certificates", "insecure-registries", "test-network", "attest", "sigstore"],
  ])("is not %s", (name) => {
    expect(action.inputs).toHaveProperty([name]);
    expect(inputs).not.toHaveProperty([name]);
  });

  it("does not send the job's token to another registry than ghcr.io", () => {
    const logins = steps.filter(({ uses }) => uses?.startsWith("docker/login-action@"));

    expect(logins).toHaveLength(2);
    for (const login of logins)
      expect(login.with?.["password"]).toBe(
        "${{ secrets.registry-password || inputs.registry == 'ghcr.io' && github.token || '' }}",
      );
    expect(text.split("github.token")).toHaveLength(3);
  });

  it("has one secret, and no script has it", () => {
    expect(Object.keys(secrets)).toEqual(["registry-password"]);
    const uses = text.match(/secrets\.[\w-]+/g) ?? [];
    expect(new Set(uses)).toEqual(new Set(["secrets.registry-password"]));
    expect(steps.filter(({ run }) => run?.includes("secrets."))).toEqual([]);
  });
});

describe("what the build gets", () => {
  it("is nothing that other jobs can write, and no login in a container", () => {
    expect(build).toMatchObject({
      cache: "none",
      "builder-cache": "never",
      engine: "docker",
      "trust-builder": false,
      "registry-access": "gateway",
      attest: "registry",
      "push-by-digest": true,
    });
    expect(steps.filter(({ uses }) => /artifact@|cache@/.test(uses ?? ""))).toEqual([]);
  });

  it("is the action of the workflow's own commit", () => {
    const own = steps.filter(({ uses }) => uses?.startsWith("./"));
    const checkouts = steps.filter((step) => step.with?.["path"] === "action");

    expect(own.map(({ uses }) => uses)).toEqual(["./action", "./action/index", "./action/index"]);
    expect(checkouts).toHaveLength(2);
    for (const checkout of checkouts)
      expect(checkout.with).toEqual({
        repository: "${{ job.workflow_repository }}",
        ref: "${{ job.workflow_sha }}",
        path: "action",
        "persist-credentials": false,
      });
  });
});

describe("the index", () => {
  it("gets its tags when it is signed, and is the same then", () => {
    const ids = workflow.jobs.index.steps.map(({ id, uses = "" }) => id ?? uses.replace(/@.*/, ""));
    const [untagged, tagged] = ["index", "tag"].map((id) => steps.find((step) => step.id === id)?.with ?? {});

    expect(ids.slice(-4)).toEqual(["index", "actions/attest", "tag", "verify"]);
    expect(untagged).toEqual({ ...tagged, image: "${{ needs.build.outputs.name }}", "push-by-digest": true });
  });
});

describe("the permissions", () => {
  const permissionsOf = Object.entries(workflow.jobs).map(
    ([name, { permissions }]) => [name, permissions] as const,
  );

  it("are none but those of each job, which the document lists", async () => {
    const document = await read("docs/provenance.md");
    const rows = [...document.matchAll(/^\| `(build|index)` +\| (.+?) +\|$/gm)].map(
      ([, job = "", cell = ""]) => {
        const listed = [...cell.matchAll(/`([\w-]+): (\w+)`/g)];
        return [
          job,
          Object.fromEntries(listed.map(([, name = "", access = ""]) => [name, access] as const)),
        ] as const;
      },
    );

    expect(workflow.permissions).toEqual({});
    expect(rows).toEqual(permissionsOf);
  });

  it("are together what the example gives", async () => {
    const example = parse(await read("examples/workflows/reusable.yml")) as {
      readonly jobs: { readonly image: Pick<Job, "permissions"> };
    };
    const all = Object.fromEntries(permissionsOf.flatMap(([, permissions]) => Object.entries(permissions)));

    expect(example.jobs.image.permissions).toEqual(all);
  });
});

const execute = promisify(execFile);

/** Runs a script of the workflow, as a runner does. @returns its outputs, or what it says if it fails */
async function script(
  id: string,
  env: Readonly<Record<string, string>>,
): Promise<Record<string, string> | string> {
  const directory = await mkdtemp(path.join(tmpdir(), "build-workflow-"));
  const output = path.join(directory, "output");
  await writeFile(output, "");
  try {
    const run = steps.find((step) => step.id === id)?.run ?? "exit 1";
    await execute("bash", ["-e", "-c", run], {
      env: { PATH: process.env["PATH"], GITHUB_OUTPUT: output, ...env },
    });
    return parseVariables(await readFile(output, "utf8"));
  } catch (error) {
    return String((error as { readonly stdout?: unknown }).stdout);
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe("the check of what is called", () => {
  const known = {
    REPOSITORY: "central/buildpacks",
    COMMIT: "7c".repeat(20),
    SOURCE: ".",
    REGISTRY: "ghcr.io",
    HAS_PASSWORD: "false",
  };

  it.each([
    ["ghcr.io/owner/app:1", "ghcr.io/owner/app"],
    ["ghcr.io/owner/app", "ghcr.io/owner/app"],
    ["\n ghcr.io/owner/app:1.0 \nghcr.io/owner/app:latest\n", "ghcr.io/owner/app"],
    ["localhost:5000/app:1, localhost:5000/app:2", "localhost:5000/app"],
  ])("takes the repository of the tags %j", async (image, name) => {
    expect(await script("check", { ...known, IMAGE: image })).toEqual({ name });
  });

  it.each(["ghcr.io/owner/app:1\nghcr.io/owner/other:1", "", " \n"])(
    "refuses tags of no one repository: %j",
    async (image) => {
      expect(await script("check", { ...known, IMAGE: image })).toContain(
        '::error::The input "image" has to name tags',
      );
    },
  );

  it.each(["", "ghcr.io.example.com", "registry.example.com"])(
    "wants a password for any registry but ghcr.io: %j",
    async (REGISTRY) => {
      const told = { ...known, REGISTRY, IMAGE: "registry.example.com/app:1" };

      expect(await script("check", told)).toContain('::error::The input "registry" names another registry');
      expect(await script("check", { ...told, HAS_PASSWORD: "true" })).toEqual({
        name: "registry.example.com/app",
      });
    },
  );

  it.each(["..", "../action", "app/../../action", "app/.."])(
    "refuses a path that leaves the source: %j",
    async (SOURCE) => {
      expect(await script("check", { ...known, SOURCE, IMAGE: "ghcr.io/owner/app:1" })).toContain(
        '::error::The input "path" has to be below',
      );
    },
  );

  it.each([".", "", "services/api", "a..b/..c"])("takes a path in the source: %j", async (SOURCE) => {
    const outputs = await script("check", { ...known, SOURCE, IMAGE: "ghcr.io/owner/app:1" });

    expect(outputs).toEqual({ name: "ghcr.io/owner/app" });
  });

  it.each([
    { ...known, REPOSITORY: "", COMMIT: "" },
    { ...known, REPOSITORY: "" },
    { ...known, COMMIT: "main" },
    { ...known, COMMIT: "" },
  ])("fetches no action if GitHub does not tell which: %j", async (told) => {
    expect(await script("check", { ...told, IMAGE: "ghcr.io/owner/app:1" })).toContain(
      "::error::This server does not tell",
    );
  });

  it("knows commits of both lengths", async () => {
    const told = { ...known, COMMIT: "7c".repeat(32), IMAGE: "ghcr.io/owner/app:1" };

    expect(await script("check", told)).toEqual({ name: "ghcr.io/owner/app" });
  });
});

describe("the commands that verify an image", () => {
  const called = "<owner>/<repository>/.github/workflows/build.yml@refs/tags/v1";
  const image = `ghcr.io/owner/app@sha256:${"4b".repeat(32)}`;
  const wordsAfter = (commands: string, flag: string): string[] =>
    [...commands.matchAll(new RegExp(`${flag} (\\S+)`, "g"))].map(([, word = ""]) => word);

  /** Whom Fulcio gives the certificate for a job of this workflow. */
  async function signer(): Promise<string | undefined> {
    await using sigstore = await startFakeSigstore({ job_workflow_ref: called });
    const { services, identityToken } = sigstore;
    const http = createHttp({ clock: createFakeClock() });
    return signerOf(await signStatement(Buffer.from("{}"), { services, identityToken, http }));
  }

  it("name who signs, where the workflow says them", async () => {
    const told = { SERVER: "https://github.com", CALLER: "owner/app", WORKFLOW: called, IMAGE: image };
    const outputs = await script("verify", told);
    if (typeof outputs === "string") throw new Error(outputs);
    const { commands = "" } = outputs;

    expect(wordsAfter(commands, "--cert(?:ificate)?-identity")).toEqual([await signer(), await signer()]);
    expect(wordsAfter(commands, "(?:--repo|--certificate-github-workflow-repository)")).toEqual([
      "owner/app",
      "owner/app",
    ]);
    expect(commands.split("\n").map((line) => line.split(" ").at(0))).toEqual(["gh", "cosign"]);
    expect(commands.split(image)).toHaveLength(3);
  });

  it("name who signs, where the document says them", async () => {
    const [, section = ""] = (await read("docs/provenance.md")).split(
      "\n## The workflow that builds for others\n",
    );
    const identities = wordsAfter(section, "--cert(?:ificate)?-identity");

    expect(identities.length).toBeGreaterThan(1);
    expect(new Set(identities)).toEqual(new Set([await signer()]));
  });
});
