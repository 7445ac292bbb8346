// Uploads that do not say their size first, and the registries that want to know it: what one upload finds out, all others go by.
import type { ImageReference } from "../oci/image-reference.ts";
import type { Calls } from "./calls.ts";
import type { Registry } from "./registry.ts";
import { isBetterSized, isStreamRefused, pushStream, streamUpload } from "./streamed-upload.ts";

/** Remembers a registry that refuses such uploads as long as the client lives. */
export function createStreams(calls: Calls): Pick<Registry, "pushStream" | "startUpload"> {
  const refusing = new Set<string>();
  const watch = async (
    { registry }: ImageReference,
    task: () => Promise<void>,
    isReason = isStreamRefused,
  ): Promise<void> => {
    try {
      await task();
    } catch (error) {
      if (isReason(error)) refusing.add(registry);
      throw error;
    }
  };
  return {
    async pushStream(target, source) {
      if (refusing.has(target.registry)) return "refused";
      try {
        await watch(target, () => pushStream(calls, target, source));
        return "uploaded";
      } catch (error) {
        if (isStreamRefused(error)) return "refused";
        throw error;
      }
    },
    async startUpload(target) {
      if (refusing.has(target.registry)) return "refused";
      const upload = await streamUpload(calls, target);
      return {
        write: (content) => watch(target, () => upload.write(content), isBetterSized),
        commit: (digest) => watch(target, () => upload.commit(digest), isBetterSized),
        cancel: () => upload.cancel(),
      };
    },
  };
}
