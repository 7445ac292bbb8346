// They import JSON without saying so.
const JSON_IMPORTERS = "/node_modules/@actions/(?:languageservice|workflow-parser)/.+\\.js$";

const shared = {
  testEnvironment: "node",
  clearMocks: true,
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": "<rootDir>/__tests__/support/strip-types.js",
    [JSON_IMPORTERS]: "<rootDir>/__tests__/support/json-imports.js",
  },
  transformIgnorePatterns: ["/node_modules/(?!@actions/(?:languageservice|workflow-parser)/)"],
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
