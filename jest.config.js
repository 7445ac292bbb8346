// They import JSON without saying so.
const JSON_IMPORTERS = "/node_modules/@actions/(?:languageservice|workflow-parser)/.+\\.js$";

const shared = {
  testEnvironment: "node",
  clearMocks: true,
  extensionsToTreatAsEsm: [".ts"],
  // TypeScript rewrites ".ts" in imports to ".js"; the files are still called ".ts".
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: {
    "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.json", useESM: true, diagnostics: false }],
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
