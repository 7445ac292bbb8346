// The inputs that the sub-actions which work in registries only have in common.
import { readCertificates } from "./certificate-input.ts";
import { parseHosts, parseRegistryTimeout } from "./container-inputs.ts";
import { whether } from "./one-of-input.ts";

/** What these inputs become. */
export interface RegistryStepValues {
  /** PEM, of authorities that registries are vouched for by, besides the usual ones. */
  readonly certificates: readonly string[];
  readonly insecureRegistries: readonly string[];
  readonly registryTimeoutMs: number;
  /** Whether the runner is told of what was pushed. */
  readonly declareImage: boolean;
  /** Whether the page of the run shows what the step did. */
  readonly summary: boolean;
}

/** Their part of a table of inputs. */
export const REGISTRY_STEP_INPUTS = {
  certificates: { input: "ca-certificates", parse: readCertificates },
  insecureRegistries: { input: "insecure-registries", parse: parseHosts },
  registryTimeoutMs: { input: "registry-timeout", byDefault: "600", parse: parseRegistryTimeout },
  declareImage: { input: "declare-image", byDefault: "true", parse: whether("true") },
  summary: { input: "summary", byDefault: "true", parse: whether("true") },
} as const;
