// What a test file can change for all that runs in its process.

/** The state of the process when it was made. */
export class ProcessState {
  readonly #env = { ...process.env };
  readonly #directory = process.cwd();
  readonly #exitCode = process.exitCode;
  readonly #globals = new Map(Object.getOwnPropertyNames(globalThis).map((name) => [name, property(name)]));
  readonly #exit = property("exit", process);

  /** What packages have added to the globals stays, since they are loaded only once. */
  restore(): void {
    this.#restoreEnv();
    if (process.cwd() !== this.#directory) process.chdir(this.#directory);
    process.exitCode = this.#exitCode;
    Object.defineProperty(process, "exit", this.#exit);
    for (const [name, before] of this.#globals) {
      if (!isSame(before, property(name))) Object.defineProperty(globalThis, name, before);
    }
  }

  #restoreEnv(): void {
    for (const name of Object.keys(process.env)) {
      if (!Object.hasOwn(this.#env, name)) Reflect.deleteProperty(process.env, name);
    }
    for (const [name, value] of Object.entries(this.#env)) {
      if (process.env[name] !== value) process.env[name] = value;
    }
  }
}

function property(name: string, of: object = globalThis): PropertyDescriptor {
  return Object.getOwnPropertyDescriptor(of, name) ?? {};
}

function isSame(one: PropertyDescriptor, other: PropertyDescriptor): boolean {
  return one.value === other.value && one.get === other.get;
}
