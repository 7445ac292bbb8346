// A registry that is opened by the first question to it: many phases have nothing to ask, and to load what talks to registries takes
// longer than to load such a phase.
import type { Registry } from "../../registry/registry.ts";

/** @param open called once, by the first call of any method, which rejects as it does */
export function registryWhenAsked(open: () => Promise<Registry>): Registry {
  let opened: Promise<Registry> | undefined;
  const registry = (): Promise<Registry> => (opened ??= open());
  return {
    getManifest: async (...args) => (await registry()).getManifest(...args),
    headManifest: async (...args) => (await registry()).headManifest(...args),
    putManifest: async (...args) => (await registry()).putManifest(...args),
    putReferrer: async (...args) => (await registry()).putReferrer(...args),
    listTags: async (...args) => (await registry()).listTags(...args),
    readBlob: async (...args) => (await registry()).readBlob(...args),
    openBlob: async (...args) => (await registry()).openBlob(...args),
    readPart: async (...args) => (await registry()).readPart(...args),
    hasBlob: async (...args) => (await registry()).hasBlob(...args),
    pushBlob: async (...args) => (await registry()).pushBlob(...args),
    pushStream: async (...args) => (await registry()).pushStream(...args),
    startUpload: async (...args) => (await registry()).startUpload(...args),
    copyBlob: async (...args) => (await registry()).copyBlob(...args),
    canRead: async (...args) => (await registry()).canRead(...args),
    checkWrite: async (...args) => (await registry()).checkWrite(...args),
  };
}
