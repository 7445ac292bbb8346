// The input `platform`: what the image is for.
import { formatTarget, type Target, variantsOf } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { splitNames } from "./image-inputs.ts";
import type { Complain } from "./input-reader.ts";

/** What `uname` and others say, by what images say. */
const OTHER_NAMES: Readonly<Record<string, string>> = { x86_64: "amd64", aarch64: "arm64" };

/** One platform, e.g. `linux/arm64` or `linux/arm/v7`. */
export function parsePlatform(text: string, complain: Complain): Target | undefined {
  if (text === "") return undefined;
  const [os = "", arch = "", variant, ...rest] = text.split("/");
  const otherName = OTHER_NAMES[arch];
  const isArch = /^[a-z0-9]+$/.test(arch) && otherName === undefined;
  if (os === "linux" && isArch && rest.length === 0) return withVariant({ os, arch }, variant, complain);
  const hint =
    otherName === undefined
      ? "Write a platform as os/arch or os/arch/variant, e.g. linux/arm64; the system is always linux."
      : `Write ${os}/${otherName}.`;
  complain(text, `${quote(text)} is not a platform.`, hint);
  return undefined;
}

/** Platforms by line or comma, each once. */
export function parsePlatforms(text: string, complain: Complain): readonly Target[] {
  return [...new Set(splitNames(text))].flatMap((name) => parsePlatform(name, complain) ?? []);
}

function withVariant(target: Target, variant: string | undefined, complain: Complain): Target | undefined {
  if (variant === undefined) return target;
  const [plain, variants] = [formatTarget(target), variantsOf(target.arch)];
  if (variants.includes(variant)) return { ...target, variant };
  const text = `${plain}/${variant}`;
  const others = variants.map((each) => `${plain}/${each}`).join(", ");
  complain(
    text,
    `${quote(text)} is not a platform: ${target.arch} has no variant ${quote(variant)}.`,
    others === "" ? `Write ${plain}.` : `Write ${plain}, or one of ${others}.`,
  );
  return undefined;
}
