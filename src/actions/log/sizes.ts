// Sizes for people. Pure.

/** e.g. `0 kB`, `12 kB`, `3.4 MB`, `1.20 GB`: powers of 1000, as registries and GitHub count. */
export function formatSize(bytes: number): string {
  if (bytes < 999_500) return `${Math.ceil(bytes / 1000)} kB`;
  if (bytes < 999_950_000) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
