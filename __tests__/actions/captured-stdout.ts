// What @actions/core says to the runner, while a test runs.
import { jest } from "@jest/globals";

/** Lines written to standard output, which the test's own reporter does not see. */
export class CapturedStdout implements Disposable {
  #text = "";
  readonly #spy = jest.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    this.#text += String(chunk);
    return true;
  });

  get lines(): readonly string[] {
    return this.#text.replace(/\n$/, "").split("\n");
  }

  [Symbol.dispose](): void {
    this.#spy.mockRestore();
  }
}
