// What the builder is called whose container the job is in, where nothing says its name.
import { parseImageReference } from "../../oci/image-reference.ts";

/** No registry has it. */
export const JOB_BUILDER = parseImageReference("cloud-native-buildpacks.local/builder-of-this-job");
