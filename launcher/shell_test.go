package main

import (
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

const scriptsMetadata = `
[[buildpacks]]
  id = "kit/scripts"
  version = "1.0.0"
  api = "0.10"
[[buildpacks]]
  id = "kit/shell"
  version = "1.0.0"
  api = "0.8"
[[processes]]
  type = "direct"
  command = ["env"]
  direct = true
  buildpack-id = "kit/scripts"
[[processes]]
  type = "web"
  command = "env"
  buildpack-id = "kit/shell"
[[processes]]
  type = "other"
  command = ["env"]
  args = []
  buildpack-id = "kit/shell"
[[processes]]
  type = "tokens"
  command = ["echo"]
  args = ["$FROM_APP_PROFILE", "two words", "$(echo sub)", "a;b"]
  buildpack-id = "kit/shell"
[[processes]]
  type = "script"
  command = ["echo \"script $0 $FROM_APP_PROFILE\" && echo done"]
  buildpack-id = "kit/shell"
[[processes]]
  type = "in-sub"
  command = ["pwd; echo $PWD_IN_PROFILE"]
  working-dir = "sub"
  buildpack-id = "kit/shell"
`

// scriptsImage has the layer of case 05: exec.d and profile.d, for all processes and for two of them.
func scriptsImage(t *testing.T) image {
	t.Helper()
	files := map[string]string{
		"app/.profile": "export FROM_APP_PROFILE=\"$FROM_PROFILE_D app\"\nexport PWD_IN_PROFILE=$(pwd)\n", "app/sub/": "",
		"layers/kit_scripts/scripts/env.launch/CHANGED":          "start",
		"layers/kit_scripts/scripts/exec.d/not-executable/plain": "",
	}
	for _, name := range []string{"b", "a", "web/c", "other/d"} {
		base := filepath.Base(name)
		files["layers/kit_scripts/scripts/exec.d/"+name] = "#!/bin/sh\ncat >&3 <<U\nORDER = \"${ORDER:-}" + base + "\"\nCHANGED = \"${CHANGED}-" +
			base + "\"\n\"EXEC_D_" + base + "\" = \"pwd $(pwd) args $*\"\nU\n"
		files["layers/kit_scripts/scripts/profile.d/"+name+".sh"] = "export FROM_PROFILE_D=\"$FROM_PROFILE_D " + base + ".sh\"\n"
	}
	return newImage(t, scriptsMetadata, files)
}

// environment gives the sorted output of env without what bash itself sets.
func environment(stdout string) []string {
	kept := []string{}
	for _, line := range strings.Split(strings.TrimSpace(stdout), "\n") {
		switch name, _, _ := strings.Cut(line, "="); name {
		case "PATH", "CNB_NO_COLOR", "PWD", "OLDPWD", "SHLVL", "_":
		default:
			kept = append(kept, line)
		}
	}
	sort.Strings(kept)
	return kept
}

func TestScriptsRunInOrderAsInTheRecordingsOfCase05(t *testing.T) {
	image := scriptsImage(t)
	for kind, want := range map[string][]string{
		"web": {"CHANGED=start-a-b-c", "EXEC_D_a=pwd APP args ", "EXEC_D_b=pwd APP args ", "EXEC_D_c=pwd APP args ",
			"FROM_APP_PROFILE= a.sh b.sh c.sh app", "FROM_PROFILE_D= a.sh b.sh c.sh", "ORDER=abc", "PWD_IN_PROFILE=APP"},
		"other": {"CHANGED=start-a-b-d", "EXEC_D_a=pwd APP args ", "EXEC_D_b=pwd APP args ", "EXEC_D_d=pwd APP args ",
			"FROM_APP_PROFILE= a.sh b.sh d.sh app", "FROM_PROFILE_D= a.sh b.sh d.sh", "ORDER=abd", "PWD_IN_PROFILE=APP"},
		"direct": {"CHANGED=start-a-b", "EXEC_D_a=pwd APP args ", "EXEC_D_b=pwd APP args ", "ORDER=ab"},
	} {
		got := image.run(nil, kind)
		equal(t, kind, environment(strings.ReplaceAll(got.stdout, image.app, "APP")), want)
		equal(t, kind, result{code: got.code, stderr: got.stderr}, result{})
	}
}

func TestShellProcessesRunAsInTheRecordingsOfCase05(t *testing.T) {
	image := scriptsImage(t)
	image.prints(" a.sh b.sh app two words sub a;b\n", "tokens")
	image.prints(" a.sh b.sh app two words sub a;b  x y 'quoted'\n", "tokens", "$PATH_IS_NOT_SET", "x y", "'quoted'")
	image.prints("script bash  a.sh b.sh app\ndone\n", "script")
	equal(t, "script with arguments", image.run(nil, "script", "one").code, 127)
	image.prints(" a.sh b.sh\n"+image.app+"\n", "launcher", `echo "$FROM_PROFILE_D" && pwd`)
	image.prints(" a.sh b.sh a b\n", "launcher", "echo", "$FROM_PROFILE_D", "a b")
}

func TestShellProcessesEnterTheirWorkingDirectoryAfterTheProfiles(t *testing.T) {
	image := scriptsImage(t)
	image.prints(image.app+"/sub\n"+image.app+"\n", "in-sub")
}

func TestProfilesSeeTheLauncherAsTheirName(t *testing.T) {
	image := newImage(t, scriptsMetadata, map[string]string{"app/.profile": `echo "I am $0"`})
	image.prints("I am /cnb/lifecycle/launcher\nx\n", "/cnb/lifecycle/launcher", "echo x")
}

func TestExitInAProfileEndsTheLaunchWithItsCode(t *testing.T) {
	got := newImage(t, scriptsMetadata, map[string]string{"app/.profile": "echo bye; exit 9"}).run(nil, "web")
	equal(t, "result", got, result{stdout: "bye\n", code: 9})
}

func TestAFailingExecDProgramFailsTheLaunch(t *testing.T) {
	for rule, body := range map[string]string{"exit code": "exit 3", "wrong type": "echo 'A = 1' >&3"} {
		image := newImage(t, scriptsMetadata, map[string]string{"layers/kit_shell/l/exec.d/bad": "#!/bin/sh\n" + body + "\n"})
		got := image.run(nil, "direct")
		if got.code != exitLaunch || !strings.Contains(got.stdout, image.layers+"/kit_shell/l/exec.d/bad") {
			t.Errorf("%s: got %+v", rule, got)
		}
	}
}

func TestExecDOutputIsThatOfTheLaunch(t *testing.T) {
	image := newImage(t, scriptsMetadata, map[string]string{"layers/kit_shell/l/exec.d/talks": "#!/bin/sh\necho out\necho err >&2\n"})
	equal(t, "result", image.run(nil, "launcher", "--", "echo", "app"), result{stdout: "out\napp\n", stderr: "err\n"})
}

func TestAFileNamedEnvInALayerFailsEveryLaunch(t *testing.T) {
	image := newImage(t, scriptsMetadata, map[string]string{"layers/kit_shell/l/env": "file"})
	for _, argv := range [][]string{{"web"}, {"direct"}, {"launcher", "--", "true"}} {
		equal(t, argv[0], image.run(nil, argv...).code, exitLaunch)
	}
}

func TestProcessesAreOfTheirExecutionEnvironmentAsInTheRecordingsOfCase17(t *testing.T) {
	image := newImage(t, `
[[processes]]
  type = "tests"
  command = ["echo", "tests"]
  direct = true
  exec-env = ["test"]
`, nil)
	for _, c := range []struct {
		platform, execEnv string
		code              int
	}{{"0.15", "", 82}, {"0.15", "test", 0}, {"0.15", "production", 82}, {"0.14", "", 0}} {
		got := image.run([]string{"CNB_PLATFORM_API=" + c.platform, "CNB_EXEC_ENV=" + c.execEnv}, "tests")
		equal(t, c.platform+" "+c.execEnv, got.code, c.code)
		if c.code != 0 && !strings.HasPrefix(got.stdout, "ERROR: failed to launch: determine start command: process type tests was not found") {
			t.Errorf("got %q", got.stdout)
		}
	}
}

func TestVariablesSetByExecDDecideWhereTheProgramIs(t *testing.T) {
	image := newImage(t, scriptsMetadata, map[string]string{"app/tools/own-tool": "#!/bin/sh\necho own\n",
		"layers/kit_shell/l/exec.d/path": "#!/bin/sh\necho \"PATH = \\\"$(pwd)/tools:$PATH\\\"\" >&3\n"})
	image.prints("own\n", "launcher", "--", "own-tool")
}
