package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestVariablesOfTheLauncherAreHidden(t *testing.T) {
	got := newEnvironment([]string{"CNB_LAYERS_DIR=1", "CNB_APP_DIR=1", "CNB_PROCESS_TYPE=1", "CNB_PLATFORM_API=1",
		"CNB_DEPRECATION_MODE=1", "CNB_EXEC_ENV=test", "CNB_NO_COLOR=true", "A=b=c", "invalid"}).List()
	equal(t, "environment", got, []string{"A=b=c", "CNB_EXEC_ENV=test", "CNB_NO_COLOR=true"})
}

func TestLauncherDirectoriesAreRemovedFromAnywhereInPath(t *testing.T) {
	for path, want := range map[string]string{
		"/cnb/process:/cnb/lifecycle:/bin":             "/bin",
		"/bin:/cnb/process:/usr/bin:/cnb/process":      "/bin:/usr/bin",
		"/cnb/process/:/cnb/lifecycle/x:/my/cnb":       "/cnb/process/:/cnb/lifecycle/x:/my/cnb",
		"/bin::/usr/bin":                               "/bin::/usr/bin",
		"/cnb/lifecycle":                               "",
		"/cnb/process:/own:/cnb/lifecycle:/bin:/own/b": "/own:/bin:/own/b",
	} {
		equal(t, path, newEnvironment([]string{"PATH=" + path}).Get("PATH"), want)
	}
	equal(t, "unset PATH", newEnvironment(nil).List(), []string{})
}

func TestPathsOfAllLayersComeBeforeTheirEnvironmentFiles(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{
		"b_p/1/bin/": "", "b_p/1/env/PATH.append": ":end", "b_p/1/env/LD_LIBRARY_PATH": "own",
		"b_p/2/bin/": "", "b_p/2/lib/": "", "b_p/2/include/": "", "b_p/file": "", "next/1/bin/": "",
	})
	must(t, os.Symlink(filepath.Join(root, "b_p", "2"), filepath.Join(root, "b_p", "3")))
	layers, err := findLayers(root, []Buildpack{{ID: "b/p"}, {ID: "absent"}, {ID: "next"}})
	must(t, err)
	env := newEnvironment([]string{"PATH=/bin"})
	must(t, layers.applyEnvironment(env, ""))
	equal(t, "environment", env.List(), []string{"LD_LIBRARY_PATH=own",
		"PATH=" + root + "/next/1/bin:" + root + "/b_p/2/bin:" + root + "/b_p/1/bin:/bin:end"})
}

func TestEnvironmentDirectoriesApplyPerLayerFromGeneralToProcessType(t *testing.T) {
	root := t.TempDir()
	files := map[string]string{}
	for _, layer := range []string{"a", "b"} {
		for _, dir := range []string{"env", "env.build", "env.launch", "env.launch/web", "env.launch/other"} {
			files["bp/"+layer+"/"+dir+"/ORDER.append"] = " " + layer + ":" + dir
		}
	}
	write(t, root, files)
	layers, err := findLayers(root, []Buildpack{{ID: "bp"}})
	must(t, err)
	for kind, want := range map[string]string{
		"web": " a:env a:env.launch a:env.launch/web b:env b:env.launch b:env.launch/web",
		"":    " a:env a:env.launch b:env b:env.launch",
	} {
		env := newEnvironment(nil)
		must(t, layers.applyEnvironment(env, kind))
		equal(t, "type "+kind, env.Get("ORDER"), want)
	}
}
