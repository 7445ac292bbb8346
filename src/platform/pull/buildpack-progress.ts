// Where buildpacks are got from, telling the log how far that is.
import type { ModuleAccess } from "../../buildpack/open-modules.ts";
import { countBytes } from "../../bytes/count-bytes.ts";
import { madeFrom } from "../../bytes/made-from.ts";
import type { BuildLog } from "../../log.ts";
import { TransferMeter } from "../../oci/transfer-meter.ts";

/** What {@link logModuleProgress} wraps. */
type ModuleStores = Pick<ModuleAccess, "store" | "downloads">;

/** Tells of the layers of packages as one subject, and of each file that is downloaded; what is kept already says nothing. */
export function logModuleProgress(
  { store, downloads }: ModuleStores,
  log: Pick<BuildLog, "progress">,
): ModuleStores {
  const meter = new TransferMeter((doneBytes, totalBytes) => {
    log.progress("Downloading buildpacks", { doneBytes, totalBytes });
  });
  return {
    store: {
      get: (blob, openBlob) =>
        store.get(blob, async (wanted) => {
          const content = await openBlob(wanted);
          const layer = meter.begin(wanted.size);
          const tell = (bytes: number): void => {
            layer.at(bytes);
          };
          return madeFrom(content, (bytes) => countBytes(bytes, tell));
        }),
    },
    downloads: {
      get: (file) =>
        downloads.get(file, (progress) => {
          log.progress(`Downloading ${fileName(file.url)}`, progress);
        }),
    },
  };
}

/** Without the query, which may be a token. */
function fileName(url: string): string {
  const { host, pathname } = new URL(url);
  return `${pathname.slice(pathname.lastIndexOf("/") + 1) || "a buildpack"} from ${host}`;
}
