// A project.toml whose only buildpack is a script.

/** @param id of the buildpack; @param script of bash, which must not have `'''` in it */
export function scriptProject(id: string, script: string): string {
  return `[_]
schema-version = "0.2"
[[io.buildpacks.group]]
id = "${id}"
version = "1"
[io.buildpacks.group.script]
api = "0.11"
shell = "/bin/bash"
inline = '''
${script}
'''
`;
}
