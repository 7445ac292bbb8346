import js from "@eslint/js";
import jest from "eslint-plugin-jest";
import simpleImportSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";
import { privateMembers } from "./script/lint/private-members.js";

// Node.js, packages, then what is farther away before what is near; without lines between them.
const IMPORTS = ["^\\u0000", "^node:", "^@?\\w", "^", "^\\."];

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "build/",
      "node_modules/",
      ".testbed/",
      "stubs/",
      "examples/",
      "__tests__/conformance/",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: "tsconfig.json",
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: {
      "simple-import-sort": simpleImportSort,
      project: { rules: { "private-members": privateMembers } },
    },
    rules: {
      "simple-import-sort/imports": ["error", { groups: [IMPORTS] }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 40, skipComments: true, skipBlankLines: true }],
      "max-params": ["error", 4],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      // tsc refuses enums, since they cannot be erased.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
    },
  },
  {
    files: ["**/*.ts"],
    rules: { "project/private-members": "error" },
  },
  {
    files: ["**/*.js"],
    ...tseslint.configs.disableTypeChecked,
    rules: { ...tseslint.configs.disableTypeChecked.rules, "no-restricted-exports": "off" },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/index.ts", "src/preview.ts", "src/registry-program.ts", "src/lifecycle/cli/cli.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Read the environment at the entry and pass it in." },
      ],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind='let']",
          message: "A module has no state of its own: test files share it, and so would builds.",
        },
      ],
    },
  },
  {
    files: ["__tests__/**/*.ts"],
    ...jest.configs["flat/recommended"],
    rules: {
      ...jest.configs["flat/recommended"].rules,
      "max-lines-per-function": "off",
      "max-lines": "off",
      "jest/no-conditional-expect": "error",
      "jest/expect-expect": ["error", { assertFunctionNames: ["expect*"] }],
    },
  },
  {
    // What tests share is held to what src/ is held to.
    files: ["__tests__/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "max-lines": ["error", { max: 300 }] },
  },
);
