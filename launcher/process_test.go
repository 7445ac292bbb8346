package main

import (
	"strings"
	"testing"
)

func selection(t *testing.T, platform, buildpack, execEnv string, processes ...Process) Selection {
	t.Helper()
	api, err := parseAPIVersion(platform)
	must(t, err)
	for i := range processes {
		processes[i].BuildpackID = "bp"
	}
	return Selection{platformAPI: api, execEnv: execEnv, metadata: &Metadata{
		Buildpacks: []Buildpack{{ID: "other", API: "0.12"}, {ID: "bp", API: buildpack}}, Processes: processes}}
}

func TestUserArgumentsAreAppendedOrReplaceByAPI(t *testing.T) {
	own := []string{"own"}
	for _, c := range []struct {
		rule, platform, buildpack string
		command, user             []string
		wantCommand, wantArgs     []string
	}{
		{"platform below 0.10 appends", "0.9", "0.10", []string{"c"}, own, []string{"c"}, []string{"arg", "own"}},
		{"platform below 0.10 without arguments", "0.7", "0.8", []string{"c"}, nil, []string{"c"}, []string{"arg"}},
		{"more elements, user replaces args", "0.10", "0.9", []string{"c", "fix"}, own, []string{"c"}, []string{"fix", "own"}},
		{"more elements, no user arguments", "0.15", "0.9", []string{"c", "fix"}, nil, []string{"c"}, []string{"fix", "arg"}},
		{"one element, no user arguments", "0.10", "0.9", []string{"c"}, nil, []string{"c"}, []string{"arg"}},
		{"one element, old buildpack appends", "0.10", "0.8", []string{"c"}, own, []string{"c"}, []string{"arg", "own"}},
		{"one element, new buildpack replaces", "0.10", "0.9", []string{"c"}, own, []string{"c"}, []string{"own"}},
		{"one element, buildpack 0.10 is newer than 0.9", "0.14", "0.10", []string{"c"}, own, []string{"c"}, []string{"own"}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			s := selection(t, c.platform, c.buildpack, "", Process{Type: "web", Command: c.command, Args: []string{"arg"}})
			got, err := s.choose("web", c.user)
			must(t, err)
			equal(t, "command", []string(got.Command), c.wantCommand)
			equal(t, "args", got.Args, c.wantArgs)
			equal(t, "defined args afterwards", s.metadata.Processes[0].Args, []string{"arg"})
		})
	}
}

func TestProcessTypeIsTheNameTheLauncherIsCalledBy(t *testing.T) {
	metadata := &Metadata{Processes: []Process{{Type: "web"}, {Type: "a.b"}}}
	for argv0, want := range map[string]string{
		"web": "web", "/cnb/process/web": "web", "/cnb/process/a.b": "a.b", "/cnb/process/a": "",
		"/cnb/lifecycle/launcher": "", "launcher": "", "web/other": "",
	} {
		equal(t, argv0, processType(argv0, metadata), want)
	}
}

func TestProcessesRunOnlyInTheirExecutionEnvironmentFromPlatform015(t *testing.T) {
	for _, c := range []struct {
		platform, execEnv string
		of                []string
		found             bool
	}{
		{"0.15", "production", nil, true},
		{"0.15", "production", []string{"*"}, true},
		{"0.15", "production", []string{"test", "production"}, true},
		{"0.15", "production", []string{"test"}, false},
		{"0.15", "test", []string{"test"}, true},
		{"0.14", "production", []string{"test"}, true},
	} {
		_, err := selection(t, c.platform, "0.12", c.execEnv, Process{Type: "t", Command: Command{"c"}, ExecEnv: c.of}).choose("t", nil)
		if (err == nil) != c.found {
			t.Errorf("%v: got %v", c, err)
		}
		if err != nil && !strings.Contains(err.Error(), "process type t was not found") {
			t.Errorf("unexpected message: %v", err)
		}
	}
}

func TestOfProcessesWithOneTypeTheFirstEligibleRuns(t *testing.T) {
	got, err := selection(t, "0.15", "0.12", "test", Process{Type: "t", Command: Command{"1"}, ExecEnv: []string{"production"}},
		Process{Type: "t", Command: Command{"2"}, ExecEnv: []string{"test"}}).choose("t", nil)
	must(t, err)
	equal(t, "command", got.Command, Command{"2"})
}

func TestAProcessWithoutACommandFails(t *testing.T) {
	for _, command := range []Command{nil, {}, {""}} {
		_, err := selection(t, "0.10", "0.10", "", Process{Type: "t", Command: command}).choose("t", []string{"own"})
		if err == nil || exitCodeOf(err) != exitLaunch || !strings.Contains(err.Error(), "process type t has no command") {
			t.Errorf("%v: got %v", command, err)
		}
	}
}

func TestAProcessOfAnUnknownBuildpackFailsWhenItsAPIDecides(t *testing.T) {
	s := selection(t, "0.10", "0.10", "", Process{Type: "t", Command: Command{"c"}})
	s.metadata.Processes[0].BuildpackID = "gone"
	if _, err := s.choose("t", nil); err != nil {
		t.Errorf("without arguments: %v", err)
	}
	if _, err := s.choose("t", []string{"own"}); err == nil || !strings.Contains(err.Error(), "'gone'") {
		t.Errorf("with arguments: %v", err)
	}
}

func TestUserCommandIsDirectAfterTwoDashesAndElseShell(t *testing.T) {
	for _, c := range []struct {
		user []string
		want Process
	}{
		{[]string{"--", "env", "a"}, Process{Command: Command{"env"}, Args: []string{"a"}, Direct: true}},
		{[]string{"--", "--"}, Process{Command: Command{"--"}, Args: []string{}, Direct: true}},
		{[]string{"--"}, Process{Command: Command{"--"}, Args: []string{}}},
		{[]string{"echo $A", "b"}, Process{Command: Command{"echo $A"}, Args: []string{"b"}}},
		{[]string{"-version"}, Process{Command: Command{"-version"}, Args: []string{}}},
	} {
		got, err := selection(t, "0.10", "0.10", "").choose("", c.user)
		must(t, err)
		equal(t, strings.Join(c.user, " "), got, c.want)
	}
	if _, err := (Selection{}).choose("", nil); err == nil || exitCodeOf(err) != exitLaunch {
		t.Errorf("without arguments: %v", err)
	}
}
