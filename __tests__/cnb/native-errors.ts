// Errors of Node's own modules come from outside Jest's context, where `instanceof Error` does not know them.
// Importing this file makes it know them, as it does outside Jest.

const ordinary: (this: unknown, value: unknown) => boolean = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
  configurable: true,
  value(this: unknown, value: unknown): boolean {
    return (
      ordinary.call(this, value) ||
      (this === Error && Object.prototype.toString.call(value) === "[object Error]")
    );
  },
});
