// All of them, in the order in which they run.
import type { Attack } from "./attack.ts";
import { BOMBS } from "./bombs.ts";
import { BUILDPACKS } from "./buildpacks.ts";
import { CACHE_ENTRIES } from "./cache-entries.ts";
import { CACHE_SERVICES } from "./cache-services.ts";
import { CACHES } from "./caches.ts";
import { CANARY } from "./canary.ts";
import { COMPOSITES } from "./composites.ts";
import { DOCKER_CONFIGS } from "./docker-configs.ts";
import { DOWNLOADS } from "./downloads.ts";
import { ENDINGS } from "./endings.ts";
import { ENDLESS_FILES } from "./endless-files.ts";
import { HOSTILE_REPOSITORIES } from "./hostile-repositories.ts";
import { LINKS } from "./links.ts";
import { LOST_ENGINES } from "./lost-engines.ts";
import { NETWORKS } from "./networks.ts";
import { OUTPUTS } from "./outputs.ts";
import { PREVIEWS } from "./previews.ts";
import { REGISTRIES } from "./registries.ts";
import { SECRET_ADDRESSES } from "./secret-addresses.ts";
import { SLOW_REGISTRIES } from "./slow-registries.ts";
import { STREAMED_UPLOADS } from "./streamed-uploads.ts";
import { SWAPS } from "./swaps.ts";
import { WORDS_OF_OTHERS } from "./words.ts";

export const ATTACKS: readonly Attack[] = [
  ...HOSTILE_REPOSITORIES,
  ...LINKS,
  ...ENDLESS_FILES,
  ...DOCKER_CONFIGS,
  ...REGISTRIES,
  ...DOWNLOADS,
  ...SLOW_REGISTRIES,
  ...NETWORKS,
  ...WORDS_OF_OTHERS,
  ...SECRET_ADDRESSES,
  ...COMPOSITES,
  ...BUILDPACKS,
  ...OUTPUTS,
  ...CACHES,
  ...CACHE_ENTRIES,
  ...CACHE_SERVICES,
  ...BOMBS,
  ...ENDINGS,
  ...LOST_ENGINES,
  ...STREAMED_UPLOADS,
  ...SWAPS,
  ...PREVIEWS,
  ...CANARY,
];
