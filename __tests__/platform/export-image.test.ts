// The volumes of a build: the engine makes all of them at once, and keeps none of a build that cannot begin.
import { describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../src/errors.ts";
import { buildImage } from "../../src/platform/build.ts";
import { noCaches } from "../../src/platform/request/build-caches.ts";
import { daemon, deps, expectNothingLeft, failing, request } from "./build-fixture.ts";

const full = (): Promise<never> => Promise.reject(new PlatformError("DAEMON", "no space left on device"));

describe("the volumes of a build", () => {
  it("are made while that of the cache is", async () => {
    const own: string[] = [];
    const bothAsked = Promise.withResolvers<undefined>();
    const create = daemon.createVolume.bind(daemon);
    daemon.createVolume = (name, ...rest) => {
      if (own.push(name) === 2) bothAsked.resolve(undefined);
      return create(name, ...rest);
    };
    const ensure = daemon.ensureVolume.bind(daemon);
    daemon.ensureVolume = async (...asked) => {
      await bothAsked.promise;
      await ensure(...asked);
    };

    await buildImage(request({ registryAccess: "direct" }), deps());

    expect(own).toHaveLength(2);
  });

  it("go again when that of the cache cannot be made", async () => {
    daemon.ensureVolume = full;

    const { error } = await failing();

    expect(error.message).toBe("no space left on device");
    expectNothingLeft();
  });

  it("leave the cache to other steps when they cannot be made", async () => {
    daemon.createVolume = full;
    let held = 0;
    const release = (): Promise<void> => {
      held -= 1;
      return Promise.resolve();
    };
    const claim = (): Promise<AsyncDisposable> => {
      held += 1;
      return Promise.resolve({ [Symbol.asyncDispose]: release });
    };

    const { error } = await failing({}, { caches: { ...noCaches("/nowhere"), claim } });

    expect(error.message).toBe("no space left on device");
    expect(held).toBe(0);
    expectNothingLeft();
  });
});
