// The report of a build while it grows, so that what is known is known also when the build fails.
import type { BuildReport, CacheReport } from "./build-request.ts";

const NOTHING_KNOWN: BuildReport = {
  digest: undefined,
  image: undefined,
  tags: [],
  loaded: [],
  runImage: undefined,
  builder: undefined,
  target: undefined,
  platformApi: undefined,
  lifecycleVersion: undefined,
  flow: undefined,
  buildpacks: [],
  processes: [],
  layers: [],
  timings: [],
  manifestSizeBytes: undefined,
  imageId: undefined,
  sbomDir: undefined,
  reportDir: undefined,
  caches: [],
};

/** Filled by one build; read by whoever wants to know how far it came. */
export class ReportCollector {
  readonly #now: () => number;
  #report: BuildReport = NOTHING_KNOWN;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(part: Partial<BuildReport>): void {
    this.#report = { ...this.#report, ...part };
  }

  addCache(cache: CacheReport): void {
    this.add({ caches: [...this.#report.caches.filter(({ name }) => name !== cache.name), cache] });
  }

  /** Does something and notes how long it took, also if it fails. */
  async time<T>(name: string, action: () => Promise<T>): Promise<T> {
    const startedAt = this.#now();
    try {
      return await action();
    } finally {
      const timing = { name, durationMs: this.#now() - startedAt };
      this.add({ timings: [...this.#report.timings, timing] });
    }
  }

  /** What is known now. */
  snapshot(): BuildReport {
    return this.#report;
  }
}
