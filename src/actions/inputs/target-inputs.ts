// What is built for: one platform, or several, of which the runner loads its own.
import { formatTarget, hostTarget, isForMachine, isSameTarget, type Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { whether } from "./one-of-input.ts";
import { parsePlatforms } from "./platform-input.ts";
import type { ActionStep } from "./request-fields.ts";

/** What to build for: nothing, or platforms of which no two are the same in other words. */
export function readTargets(text: string, complain: Complain): readonly Target[] {
  const targets = parsePlatforms(text, complain);
  return targets.filter((target, at) => {
    const same = targets.slice(0, at).find((other) => isSameTarget(other, target));
    if (same === undefined) return true;
    const [one, other] = [quote(formatTarget(same)), quote(formatTarget(target))];
    complain(text, `${one} and ${other} are the same platform.`, "Name each platform once.");
    return false;
  });
}

/** Whether to load the image: of several, that of the runner's own platform. */
export async function readLoad(text: string, complain: Complain, step: ActionStep): Promise<boolean> {
  const load = whether("false")(text, complain);
  const targets = await step.value("targets");
  const own = hostTarget(process.arch);
  if (!load || targets.length < 2 || targets.some((target) => isForMachine(target, own))) return load;
  const hint = 'Name it in "platform", too, or leave "load" out.';
  complain(
    text,
    `of several images, that of the runner's own platform is loaded, and ${formatTarget(own)} is not built for.`,
    hint,
  );
  return false;
}
