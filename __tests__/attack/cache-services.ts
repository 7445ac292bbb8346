// GitHub's cache service when it does not do what it should.
import type { CacheFault, CacheOperation } from "../support/cache-server/faults.ts";
import { type Attack, reached, type Scene } from "./attack.ts";
import { cachedBuilds } from "./cached-builds.ts";

interface Fault {
  readonly what: string;
  readonly operation: CacheOperation;
  readonly fault: CacheFault;
  readonly says: string;
}

const FAULTS: readonly Fault[] = [
  {
    what: "answers 500 when it is asked for a new entry",
    operation: "reserve",
    fault: { kind: "status", status: 500 },
    says: 'the cache service answers 500: "scripted 500"',
  },
  {
    what: "lets uploads hang",
    operation: "upload",
    fault: { kind: "hang" },
    says: "nothing was sent for 60 s",
  },
  {
    what: "says of new entries to come back tomorrow",
    operation: "reserve",
    fault: { kind: "status", status: 429, retryAfterSeconds: 86_400 },
    says: "saving failed",
  },
];

const FAILING = FAULTS.map(({ what, operation, fault, says }): Attack => ({
  name: `GitHub's cache ${what}`,
  asset: "time and memory of the runner",
  needs: "engine",
  setup: async (place): Promise<Scene> => {
    const { service, scene, elsewhere } = await cachedBuilds(place);
    service.fail(operation, fault);
    return {
      ...scene,
      run: elsewhere,
      ends: "well",
      verdict: ({ post }) => {
        const told = (post?.annotations ?? []).map(({ message }) => message);
        return [
          ...reached(post?.exitCode !== 0, "The post step failed"),
          ...reached(
            !told.some((message) => message.includes(says)),
            `It does not say so: ${told.join(" / ")}`,
          ),
        ];
      },
    };
  },
}));

const TIRED: Attack = {
  name: "GitHub's cache says of everything that is looked up to come back tomorrow",
  asset: "time and memory of the runner",
  needs: "engine",
  setup: async (place): Promise<Scene> => {
    const { service, scene, elsewhere } = await cachedBuilds(place);
    return {
      ...scene,
      run: async (build) => {
        await elsewhere(build);
        for (const operation of ["lookup", "download"] as const)
          service.fail(operation, { kind: "status", status: 429, retryAfterSeconds: 86_400 });
        return elsewhere(build);
      },
      ends: "well",
      verdict: ({ rawLines }) => reached(!rawLines.includes("restored: nothing"), "It was restored"),
    };
  },
};

/** By each fault. */
export const CACHE_SERVICES: readonly Attack[] = [...FAILING, TIRED];
