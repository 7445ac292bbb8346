// A builder to suggest to those who have named none; the documents have the same one.

/** It builds most languages, and is on the list of those that are trusted. */
export const SUGGESTED_BUILDER = "paketobuildpacks/builder-jammy-base";
