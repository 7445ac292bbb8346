import { describe, expect, it } from "@jest/globals";
import { TransferMeter } from "../../src/oci/transfer-meter.ts";

describe("TransferMeter", () => {
  it("adds up blobs that are uploaded side by side", () => {
    const told: string[] = [];
    const meter = new TransferMeter((done, total) => told.push(`${done}/${total}`));
    const [one, two] = [meter.begin(100), meter.begin(50)];

    one.at(40);
    two.at(10);
    two.at(0);
    two.end(true);
    one.end(true);

    expect(told).toEqual(["40/150", "50/150", "40/150", "90/150", "150/150"]);
  });

  it("does not count what the registry had already", () => {
    const told: string[] = [];
    const meter = new TransferMeter((done, total) => told.push(`${done}/${total}`));
    meter.begin(100);

    meter.begin(50).end(false);

    expect(told).toEqual(["0/100"]);
  });
});
