const shared = {
  // Files share a process, and what is loaded of src/ and of packages.
  runtime: "<rootDir>/__tests__/support/bare-node/runtime.ts",
  testEnvironment: "<rootDir>/__tests__/support/bare-node/environment.ts",
  // Node.js leaves out the types itself.
  transform: {},
  extensionsToTreatAsEsm: [".ts"],
  clearMocks: true,
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/build", "<rootDir>/.testbed"],
};

export default {
  // A busy machine is no fault of what is tested.
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/__tests__/(e2e|conformance)/", "\\.int\\.test\\.ts$"],
    },
    {
      ...shared,
      displayName: "e2e",
      testMatch: ["<rootDir>/__tests__/e2e/**/*.test.ts", "<rootDir>/__tests__/**/*.int.test.ts"],
    },
  ],
};
