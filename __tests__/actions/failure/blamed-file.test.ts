import { expect, it } from "@jest/globals";
import { blamedFile } from "../../../src/actions/failure/blamed-file.ts";

it.each([
  ["Error: Procfile line 3: no command", "", { file: "Procfile", line: 3 }],
  ["ERROR: cannot parse ./package.json:12:4", "", { file: "package.json", line: 12 }],
  ["failed to read /workspace/requirements.txt", ".", { file: "requirements.txt" }],
  ['Could not parse "pom.xml".', "services/api/", { file: "services/api/pom.xml" }],
  ["go.mod:3: invalid go version", "./api", { file: "api/go.mod", line: 3 }],
])("finds the file in %j of the source %j", (line, directory, place) => {
  expect(blamedFile(line, directory)).toEqual(place);
});

it.each([
  ["npm ERR! missing script: build", ""],
  ["cannot read node_modules/express/package.json", ""],
  ["failed: my-Procfile", ""],
  ["failed: Procfile-old", ""],
  ["error in package.json", "/srv/source"],
  ["error in package.json", "../elsewhere"],
])("finds none in %j of the source %j", (line, directory) => {
  expect(blamedFile(line, directory)).toBeUndefined();
});
