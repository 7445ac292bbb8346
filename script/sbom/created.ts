// What SBOM files say about how they were made.

export const CREATED = {
  by: "cloud-native-buildpacks-lifecycle",
  /** The time of all files in images of apps. */
  time: "1980-01-01T00:00:01Z",
} as const;
