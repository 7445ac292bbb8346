package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// execD runs scripts, given as name to body, in order of their names.
func execD(t *testing.T, start []string, scripts map[string]string) (*Environment, error) {
	t.Helper()
	dir := t.TempDir()
	for name, body := range scripts {
		write(t, dir, map[string]string{name: "#!/bin/sh\n" + body + "\n"})
	}
	programs, err := listFiles(dir)
	must(t, err)
	env := newEnvironment(append(start, "PATH="+os.Getenv("PATH")))
	return env, runExecD(programs, env)
}

func TestExecDSetsTheStringsWrittenToDescriptor3(t *testing.T) {
	env, err := execD(t, []string{"A=old", "B=kept"}, map[string]string{"x": `printf 'A = "new"\n"with space" = """l1\nl2"""\nCNB_X = ""\n' >&3`})
	must(t, err)
	equal(t, "A", env.Get("A"), "new")
	equal(t, "B", env.Get("B"), "kept")
	equal(t, "quoted key", env.Get("with space"), "l1\nl2")
	if value, found := env.values["CNB_X"]; !found || value != "" {
		t.Errorf("CNB_X: %q %v", value, found)
	}
}

func TestExecDProgramsSeeWhatEarlierOnesSet(t *testing.T) {
	env, err := execD(t, nil, map[string]string{"b": `echo "ORDER = \"$ORDER b\"" >&3`, "a": `echo 'ORDER = "a"' >&3`})
	must(t, err)
	equal(t, "ORDER", env.Get("ORDER"), "a b")
}

func TestExecDGetsNoArgumentsAndNoInput(t *testing.T) {
	env, err := execD(t, nil, map[string]string{"x": `echo "COUNT = \"$#\"" >&3; echo "INPUT = \"$(cat)\"" >&3; echo "NAME = \"$(basename "$0")\"" >&3`})
	must(t, err)
	equal(t, "result", []string{env.Get("COUNT"), env.Get("INPUT"), env.Get("NAME")}, []string{"0", "", "x"})
}

func TestExecDMayWriteNothing(t *testing.T) {
	_, err := execD(t, nil, map[string]string{"x": "exit 0"})
	must(t, err)
}

func TestExecDIsReadUntilTheLastWriterCloses(t *testing.T) {
	start := time.Now()
	env, err := execD(t, nil, map[string]string{"x": `(sleep 0.3; echo 'LATE = "yes"' >&3) & exit 0`})
	must(t, err)
	equal(t, "LATE", env.Get("LATE"), "yes")
	if time.Since(start) < 300*time.Millisecond {
		t.Error("did not wait for the background child")
	}
}

func TestExecDFailuresFailTheLaunch(t *testing.T) {
	for rule, body := range map[string]string{
		"exit code":        `echo 'A = "1"' >&3; exit 3`,
		"signal":           `kill -9 $$`,
		"integer":          "echo 'A = 1' >&3",
		"table":            "echo '[A]' >&3",
		"array":            `echo 'A = ["x"]' >&3`,
		"date":             "echo 'A = 2020-01-01' >&3",
		"not TOML":         "echo 'A=b' >&3",
		"twice one key":    `printf 'A = "1"\nA = "2"\n' >&3`,
		"dotted key table": `echo 'A.b = "x"' >&3`,
	} {
		_, err := execD(t, nil, map[string]string{"name-of-program": body})
		if err == nil || exitCodeOf(err) != exitLaunch || !strings.Contains(err.Error(), "name-of-program") {
			t.Errorf("%s: got %v", rule, err)
		}
	}
}

func TestExecDProgramsMustBeExecutable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "plain")
	must(t, os.WriteFile(file, []byte("#!/bin/sh\n"), 0o644))
	if err := runExecD([]string{file}, newEnvironment(nil)); err == nil || !strings.Contains(err.Error(), "make it executable") {
		t.Errorf("got %v", err)
	}
}
