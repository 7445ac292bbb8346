package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEnvironmentFilesFollowTheirSuffix(t *testing.T) {
	for _, c := range []struct {
		rule  string
		files map[string]string
		start []string
		want  []string
	}{
		{"no suffix overrides", map[string]string{"A": "new"}, []string{"A=old"}, []string{"A=new"}},
		{"override overrides", map[string]string{"A.override": "new"}, []string{"A=old"}, []string{"A=new"}},
		{"contents are kept with their newline", map[string]string{"A": "new\n"}, nil, []string{"A=new\n"}},
		{"an empty file sets the empty value", map[string]string{"A": ""}, []string{"A=old"}, []string{"A="}},
		{"append joins without delimiter", map[string]string{"A.append": "new"}, []string{"A=old"}, []string{"A=oldnew"}},
		{"append uses the delimiter", map[string]string{"A.append": "new", "A.delim": ", "}, []string{"A=old"}, []string{"A=old, new"}},
		{"append to an unset variable has no delimiter", map[string]string{"A.append": "new", "A.delim": ":"}, nil, []string{"A=new"}},
		{"append to an empty variable has no delimiter", map[string]string{"A.append": "new", "A.delim": ":"}, []string{"A="}, []string{"A=new"}},
		{"prepend joins without delimiter", map[string]string{"A.prepend": "new"}, []string{"A=old"}, []string{"A=newold"}},
		{"prepend uses the delimiter", map[string]string{"A.prepend": "new", "A.delim": ":"}, []string{"A=old"}, []string{"A=new:old"}},
		{"prepend to an unset variable has no delimiter", map[string]string{"A.prepend": "new", "A.delim": ":"}, nil, []string{"A=new"}},
		{"default sets an unset variable", map[string]string{"A.default": "new"}, nil, []string{"A=new"}},
		{"default sets an empty variable", map[string]string{"A.default": "new"}, []string{"A="}, []string{"A=new"}},
		{"default keeps a value", map[string]string{"A.default": "new"}, []string{"A=old"}, []string{"A=old"}},
		{"a trailing dot prepends with a colon", map[string]string{"A.": "new"}, []string{"A=old"}, []string{"A=new:old"}},
		{"a trailing dot prepends with its delimiter", map[string]string{"A.": "new", "A.delim": ";"}, []string{"A=old"}, []string{"A=new;old"}},
		{"an unknown suffix does nothing", map[string]string{"A.suffix": "new"}, []string{"A=old"}, []string{"A=old"}},
		{"the suffix begins at the first dot", map[string]string{"A.b.append": "new"}, []string{"A=old"}, []string{"A=old"}},
		{"a delimiter alone does nothing", map[string]string{"A.delim": ":"}, nil, []string{}},
		{"files apply bytewise by name", map[string]string{"A": "1", "A.append": "2", "A.default": "3", "A.prepend": "4"}, nil, []string{"A=412"}},
		{"directories are skipped", map[string]string{"A/B": "x", "C": "y"}, nil, []string{"C=y"}},
		{"a file without a name is skipped", map[string]string{".append": "x"}, nil, []string{}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, c.files)
			env := newEnvironment(c.start)
			must(t, env.addEnvFiles(dir))
			equal(t, "environment", env.List(), c.want)
		})
	}
}

func TestADelimiterCountsOnlyInItsOwnDirectory(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"env/A.delim": ":", "env.launch/A.append": "new"})
	env := newEnvironment([]string{"A=old"})
	must(t, env.addEnvFiles(filepath.Join(dir, "env")))
	must(t, env.addEnvFiles(filepath.Join(dir, "env.launch")))
	equal(t, "A", env.Get("A"), "oldnew")
}

func TestLinksToDirectoriesAreSkippedAndLinksToFilesRead(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"target/": "", "file": "value", "env/": ""})
	must(t, os.Symlink(filepath.Join(dir, "target"), filepath.Join(dir, "env", "DIR")))
	must(t, os.Symlink(filepath.Join(dir, "file"), filepath.Join(dir, "env", "FILE")))
	env := newEnvironment(nil)
	must(t, env.addEnvFiles(filepath.Join(dir, "env")))
	equal(t, "environment", env.List(), []string{"FILE=value"})
}

func TestAMissingDirectoryIsEmptyAndAFileInItsPlaceFails(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"file": ""})
	must(t, newEnvironment(nil).addEnvFiles(filepath.Join(dir, "missing")))
	err := newEnvironment(nil).addEnvFiles(filepath.Join(dir, "file"))
	if err == nil || exitCodeOf(err) != exitLaunch || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v", err)
	}
}
