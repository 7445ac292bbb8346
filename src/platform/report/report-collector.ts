// The report of a build while it grows, so that what is known is known also when the build fails.
import type { ImageBlobs } from "../image/image-blobs.ts";
import { withoutSlice } from "../image/image-contents.ts";
import type { BuildReport, CacheReport } from "../request/build-request.ts";

/** The report of a build that has not begun. */
export const EMPTY_REPORT: BuildReport = {
  platforms: [],
  digest: undefined,
  image: undefined,
  tags: [],
  loaded: [],
  runImage: undefined,
  builder: undefined,
  target: undefined,
  platformApi: undefined,
  lifecycleVersion: undefined,
  verified: undefined,
  work: undefined,
  flow: undefined,
  buildpacks: [],
  processes: [],
  layers: [],
  timings: [],
  durationMs: undefined,
  sizeBytes: undefined,
  runImageSizeBytes: undefined,
  manifestSizeBytes: undefined,
  imageId: undefined,
  sbomDir: undefined,
  sbomDocuments: undefined,
  reportDir: undefined,
  provenance: undefined,
  attestationBundles: undefined,
  attestations: [],
  layoutDir: undefined,
  caches: [],
  sbom: undefined,
};

/** Filled by one build, or by those of several platforms; read to find out how far it came. */
export class ReportCollector {
  readonly #now: () => number;
  readonly #startedAt: number;
  /** Undefined while nothing is done for it. */
  #workingSince: number | undefined;
  #workedMs = 0;
  readonly #parts: ReportCollector[] = [];
  #report: BuildReport = EMPTY_REPORT;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
    this.#workingSince = this.#startedAt;
  }

  /** The report of one of several platforms, which this report has, too. It takes only the time in which it is {@link working}. */
  part(): ReportCollector {
    const part = new ReportCollector(this.#now);
    part.#workingSince = undefined;
    this.#parts.push(part);
    return part;
  }

  /** Does something for this part while the others wait. */
  async working<T>(action: () => Promise<T>): Promise<T> {
    this.#workingSince = this.#now();
    try {
      return await action();
    } finally {
      this.#workedMs = this.#elapsedMs();
      this.#workingSince = undefined;
    }
  }

  #elapsedMs(): number {
    return this.#workedMs + (this.#workingSince === undefined ? 0 : this.#now() - this.#workingSince);
  }

  add(part: Partial<BuildReport>): void {
    this.#report = { ...this.#report, ...part };
  }

  addCache(cache: CacheReport): void {
    this.add({ caches: [...this.#report.caches.filter(({ name }) => name !== cache.name), cache] });
  }

  /** Tells of the layers that are known what the image has of them. */
  addBlobs({ sizeBytes, runImageSizeBytes, layers }: ImageBlobs): void {
    const known = this.#report.layers.map((layer) => ({ ...layer, ...layers.get(withoutSlice(layer.name)) }));
    this.add({ sizeBytes, runImageSizeBytes, layers: known });
  }

  /** @param startedAt by the clock of this report */
  addTiming({ name, startedAt, durationMs }: { name: string; startedAt: number; durationMs: number }): void {
    const timing = { name, startMs: startedAt - this.#startedAt, durationMs };
    this.add({ timings: [...this.#report.timings, timing] });
  }

  /** Does something and notes how long it took, also if it fails. */
  async time<T>(name: string, action: () => Promise<T>): Promise<T> {
    const startedAt = this.#now();
    try {
      return await action();
    } finally {
      this.addTiming({ name, startedAt, durationMs: this.#now() - startedAt });
    }
  }

  /** The build is done: whatever comes now takes no time of it. */
  finish(): BuildReport {
    this.#report = this.snapshot();
    return this.#report;
  }

  /** What is known now. */
  snapshot(): BuildReport {
    const { durationMs = this.#elapsedMs() } = this.#report;
    return { ...this.#report, platforms: this.#parts.map((part) => part.snapshot()), durationMs };
  }
}
