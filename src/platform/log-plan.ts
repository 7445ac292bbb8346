// Telling what was chosen for a build, and why.
import type { BuildLog } from "../log.ts";
import { formatImageReference } from "../oci/image-reference.ts";
import { formatTarget } from "../oci/target.ts";
import { formatApiVersion } from "../spec/api-version.ts";
import { formatModule } from "../spec/module-reference.ts";
import type { BuildPlan } from "./plan.ts";

export function logPlan(plan: BuildPlan, log: BuildLog): void {
  const { builder, runImage, trust, lifecycleImage, api, target, delivery, order } = plan;
  log.chosen("Builder", formatImageReference(builder.pinned ?? builder.reference), whereBuilder(plan));
  log.chosen("Target", formatTarget(target), "what the Docker engine runs");
  log.chosen("Run image", formatImageReference(runImage.value.pinned), runImage.reason);
  log.chosen("Trust", trust.value ? "the builder may see credentials" : "none", trust.reason);
  for (const { origin, modules } of order.sources) {
    log.chosen("Buildpack", modules.map(formatModule).join(", "), `added from ${origin}`);
  }
  if (lifecycleImage !== undefined) {
    log.chosen("Lifecycle image", lifecycleImage.value.runnable, lifecycleImage.reason);
  }
  log.chosen(
    "Delivery",
    delivery.value.kind === "direct" ? "by the lifecycle" : "by way of a gateway in this process",
    delivery.reason,
  );
  log.chosen("Platform API", formatApiVersion(api.value), api.reason);
}

function whereBuilder({ builder }: BuildPlan): string {
  return builder.location === "daemon"
    ? "the Docker engine has it, so the registry was not asked"
    : `what "${formatImageReference(builder.reference)}" is in its registry now`;
}
