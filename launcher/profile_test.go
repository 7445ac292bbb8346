package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// runScript runs the script of shellScript with a real bash, as execShell does, in dir.
func runScript(t *testing.T, dir string, scripts []string, workingDir string, tokens ...string) string {
	t.Helper()
	args := append([]string{"-c", shellScript(scripts, workingDir, len(tokens)), "self"}, tokens...)
	cmd := exec.Command("/bin/bash", args...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "V=va  lue", "ONE=1"}
	output, err := cmd.Output()
	if err != nil {
		t.Logf("bash: %v", err)
	}
	return string(output)
}

func TestWithArgumentsEveryTokenIsEvaluatedOnce(t *testing.T) {
	for _, c := range []struct {
		rule, token, want string
	}{
		{"a variable expands and stays one word", "$V", "<va  lue>"},
		{"an unset variable gives an empty argument", "$UNSET", "<>"},
		{"blanks of the token collapse", "a   b", "<a b>"},
		{"a command substitution runs", "$(echo sub; echo two)", "<sub\ntwo>"},
		{"shell syntax is text", "a;b|c&d>e", "<a;b|c&d>e>"},
		{"single quotes are text", "'quoted'", "<'quoted'>"},
		{"patterns are text", "/*", "</*>"},
		{"an unbalanced double quote gives an empty argument", `a"b`, "<>"},
		{"an escaped dollar is text", `\$V`, "<$V>"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			dir := tempDir(t)
			equal(t, "output", runScript(t, dir, nil, dir, "printf", "<%s>", c.token), c.want)
		})
	}
}

func TestTheCommandIsEvaluatedAsATokenToo(t *testing.T) {
	dir := tempDir(t)
	equal(t, "output", runScript(t, dir, nil, dir, "$(echo echo)", "x"), "x\n")
}

func TestTokensAboveNineKeepTheirPlace(t *testing.T) {
	dir := tempDir(t)
	tokens := strings.Split("echo a b c d e f g h i j k", " ")
	equal(t, "output", runScript(t, dir, nil, dir, tokens...), "a b c d e f g h i j k\n")
}

func TestWithoutArgumentsTheCommandIsAScript(t *testing.T) {
	dir := tempDir(t)
	equal(t, "output", runScript(t, dir, nil, dir, `echo "$0 $# $V" && echo done; exit 0`), "bash 0 va  lue\ndone\n")
}

func TestProfilesAreSourcedInOrderBeforeTheWorkingDirectoryIsEntered(t *testing.T) {
	dir := tempDir(t)
	write(t, dir, map[string]string{
		"a": `export TRACE="a $0 $(pwd)"`, "odd $ONE `x` \"name\\": `export TRACE="$TRACE odd"`, "work/": "",
	})
	got := runScript(t, dir, []string{filepath.Join(dir, "a"), filepath.Join(dir, "odd $ONE `x` \"name\\")}, dir+"/work", `echo "$TRACE $(pwd)"`)
	equal(t, "output", got, "a self "+dir+" odd "+dir+"/work\n")
}

func TestVariablesInTheWorkingDirectoryExpand(t *testing.T) {
	dir := tempDir(t)
	write(t, dir, map[string]string{"work1/": ""})
	equal(t, "output", runScript(t, dir, nil, dir+"/work$ONE", "pwd"), dir+"/work1\n")
}

func TestProfilesAreThoseOfLayersThenOfTheApp(t *testing.T) {
	root, app := tempDir(t), tempDir(t)
	write(t, root, map[string]string{"bp/l/profile.d/b": "", "bp/l/profile.d/a": "", "bp/l/profile.d/web/c": "",
		"bp/l/profile.d/other/d": "", "bp/m/profile.d/a": "", "bq/l/profile.d/z": ""})
	layers, err := findLayers(root, []Buildpack{{ID: "bq"}, {ID: "bp"}})
	must(t, err)
	without, err := profiles(layers, "web", app)
	must(t, err)
	want := []string{root + "/bq/l/profile.d/z", root + "/bp/l/profile.d/a", root + "/bp/l/profile.d/b",
		root + "/bp/l/profile.d/web/c", root + "/bp/m/profile.d/a"}
	equal(t, "without .profile", without, want)
	write(t, app, map[string]string{".profile": ""})
	with, err := profiles(layers, "web", app)
	must(t, err)
	equal(t, "with .profile", with, append(want, ".profile"))
}
