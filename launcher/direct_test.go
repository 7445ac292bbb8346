package main

import (
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"
)

const processesMetadata = `
[[buildpacks]]
  id = "kit/new"
  version = "1.0.0"
  api = "0.10"
[[buildpacks]]
  id = "kit/old"
  version = "1.0.0"
  api = "0.8"
[[processes]]
  type = "web"
  command = ["echo", "web"]
  args = ["default", "arguments"]
  direct = true
  buildpack-id = "kit/new"
[[processes]]
  type = "dollar"
  command = ["echo", "$HOME"]
  args = ["$HOME", "two  words"]
  direct = true
  buildpack-id = "kit/new"
[[processes]]
  type = "sub"
  command = ["pwd"]
  direct = true
  working-dir = "sub"
  buildpack-id = "kit/new"
[[processes]]
  type = "missing.program"
  command = ["no-such-program"]
  direct = true
  buildpack-id = "kit/new"
[[processes]]
  type = "missing-dir"
  command = ["pwd"]
  direct = true
  working-dir = "/no/such/dir"
  buildpack-id = "kit/new"
[[processes]]
  type = "exits"
  command = ["sh", "-c", "exit 7"]
  direct = true
  buildpack-id = "kit/new"
[[processes]]
  type = "script"
  command = ["./run"]
  direct = true
  working-dir = "sub"
  buildpack-id = "kit/new"
[[processes]]
  type = "old-direct"
  command = ["echo"]
  args = ["old", "direct"]
  direct = true
  buildpack-id = "kit/old"
[[processes]]
  type = "old-shell"
  command = ["echo"]
  args = ["old", "shell"]
  direct = false
  buildpack-id = "kit/old"
`

func TestDirectProcessesRunAsInTheRecordingsOfCase06(t *testing.T) {
	image := newImage(t, processesMetadata, map[string]string{"app/sub/": ""})
	image.prints("web default arguments\n", "web")
	image.prints("web own arguments\n", "/cnb/process/web", "own", "arguments")
	image.prints("$HOME $HOME two  words\n", "dollar")
	image.prints(image.app+"/sub\n", "sub")
	image.prints("old direct own\n", "old-direct", "own")
	image.prints("old shell own\n", "old-shell", "own")
	image.prints("$HOME\n", "launcher", "--", "echo", "$HOME")
	image.prints("other\n", "launcher", "--", "sh", "-c", "echo $0", "other")
}

func TestTheProcessReplacesTheLauncherAndGetsItsSignals(t *testing.T) {
	image := newImage(t, processesMetadata, nil)
	cmd := exec.Command(binary, "--", "sh", "-c", "echo $$; kill -TERM $$")
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "CNB_PLATFORM_API=0.14", "CNB_LAYERS_DIR=" + image.layers, "CNB_APP_DIR=" + image.app}
	output, _ := cmd.Output() // the error is the signal that is checked below
	equal(t, "process id", string(output), strconv.Itoa(cmd.Process.Pid)+"\n")
	if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGTERM {
		t.Errorf("ended with %v", cmd.ProcessState)
	}
}

func TestARelativeCommandMustExistInTheAppAndRunsFromTheWorkingDirectory(t *testing.T) {
	image := newImage(t, processesMetadata, map[string]string{"app/sub/run": "#!/bin/sh\necho sub\n"})
	equal(t, "only in the working directory", image.run(nil, "script").code, exitLaunch)
	write(t, image.app, map[string]string{"run": "#!/bin/sh\necho app\n"})
	image.prints("sub\n", "script")
}

func TestTheProgramIsFoundInThePathOfTheLayers(t *testing.T) {
	image := newImage(t, processesMetadata, map[string]string{"layers/kit_new/l/bin/no-such-program": "#!/bin/sh\necho found as $(basename $0)\n"})
	image.prints("found as no-such-program\n", "missing.program")
}

func TestDirectProcessesSourceNoProfiles(t *testing.T) {
	image := newImage(t, processesMetadata, map[string]string{"app/.profile": "echo profile", "layers/kit_new/l/profile.d/a": "echo profile.d"})
	image.prints("web default arguments\n", "web")
}

func TestTheProcessSeesNoVariablesOfTheLauncher(t *testing.T) {
	got := newImage(t, processesMetadata, nil).run([]string{"PATH=/cnb/process:/usr/bin:/cnb/lifecycle:/bin", "OWN=x"}, "launcher", "--", "env")
	equal(t, "environment", got, result{stdout: "CNB_NO_COLOR=true\nOWN=x\nPATH=/usr/bin:/bin\n"})
}

func TestTheProcessKeepsTheLimitOfOpenFiles(t *testing.T) {
	image := newImage(t, processesMetadata, nil)
	cmd := exec.Command("sh", "-c", `ulimit -Sn 100; exec "$0" -- sh -c 'ulimit -Sn'`, binary)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "CNB_PLATFORM_API=0.14", "CNB_LAYERS_DIR=" + image.layers, "CNB_APP_DIR=" + image.app}
	output, err := cmd.Output()
	must(t, err)
	equal(t, "limit", string(output), "100\n")
}
