import { describe, expect, it } from "@jest/globals";
import { ownLifecycleVersion } from "../../../src/cnb/lifecycle-version.ts";
import { variablesForJobUser } from "../../../src/processes/phase/job-user.ts";

const OFFICIAL = { uid: 4711, gid: 0, lifecycleVersion: "0.21.14" };
const ASKED = ["CNB_LAYERS_DIR=/layers", "CNB_USER_ID=1000", "CNB_GROUP_ID=1000"];
const KNOWN = "root:x:0:0::/root:/bin/sh\njob:x:4711:0::/tmp:/bin/sh\n";
const UNKNOWN = "root:x:0:0::/root:/bin/sh\n";

describe("the variables of a phase that all runs as the user of the job", () => {
  it("name that user to an official lifecycle, which could become no other", () => {
    expect(variablesForJobUser(ASKED, { ...OFFICIAL, passwd: KNOWN })).toEqual([
      ...ASKED,
      ...["CNB_USER_ID=4711", "CNB_GROUP_ID=0"],
    ]);
  });

  it("name it also if only its group is another", () => {
    const passwd = "cnb:x:1000:1000::/home/cnb:/bin/sh\n";

    expect(variablesForJobUser(ASKED, { ...OFFICIAL, uid: 1000, passwd })).toContain("CNB_GROUP_ID=0");
  });

  it("are no use to an official lifecycle if /etc/passwd does not know that user, which says what helps", () => {
    expect(() => variablesForJobUser(ASKED, { ...OFFICIAL, passwd: UNKNOWN })).toThrow(
      expect.objectContaining({
        code: "INPUT",
        message: expect.stringContaining('The lifecycle "0.21.14" of the builder looks for the user'),
        hint: expect.stringContaining('"job:x:4711:0::/tmp:/bin/sh" in /etc/passwd'),
      }),
    );
  });

  it("stay as they are for the builder's user, for our lifecycle, and where a phase becomes no user", () => {
    const own = { ...OFFICIAL, lifecycleVersion: ownLifecycleVersion("1.0.0"), passwd: UNKNOWN };
    const builders = { ...OFFICIAL, uid: 1000, gid: 1000, passwd: UNKNOWN };

    expect(variablesForJobUser(ASKED, own)).toBe(ASKED);
    expect(variablesForJobUser(ASKED, builders)).toBe(ASKED);
    expect(variablesForJobUser([], { ...OFFICIAL, passwd: UNKNOWN })).toEqual([]);
  });
});
