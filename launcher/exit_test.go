package main

import (
	"strings"
	"testing"
)

func TestExitCodesAndMessagesAreThoseOfTheSpecification(t *testing.T) {
	image := newImage(t, processesMetadata, nil)
	for _, c := range []struct {
		rule    string
		env     []string
		argv    []string
		code    int
		message string
	}{
		{"own exit code", nil, []string{"exits"}, 7, ""},
		{"missing program", nil, []string{"missing.program"}, 82, `ERROR: failed to launch: path lookup: exec: "no-such-program": executable file not found in $PATH`},
		{"missing working directory", nil, []string{"missing-dir"}, 82, "ERROR: failed to launch: failed to enter the working directory '/no/such/dir'"},
		{"no command", nil, []string{"launcher"}, 82, "ERROR: failed to launch: determine start command: when there is no default process a command is required"},
		{"unknown type is a shell command", nil, []string{"launcher", "nothing-such"}, 127, ""},
		{"type as argument is a shell command", nil, []string{"launcher", "web"}, 127, ""},
		{"flags are a command", nil, []string{"launcher", "-version"}, 127, ""},
		{"platform API unset", []string{"CNB_PLATFORM_API="}, []string{"web"}, 11, "ERROR: failed to get platform API version; please set 'CNB_PLATFORM_API'"},
		{"platform API unknown", []string{"CNB_PLATFORM_API=0.99"}, []string{"web"}, 11, "platform API version '0.99' is incompatible with the lifecycle"},
		{"metadata missing", []string{"CNB_LAYERS_DIR=/no/such"}, []string{"web"}, 1, "ERROR: failed to read launch metadata"},
		{"app missing", []string{"CNB_APP_DIR=/no/such"}, []string{"web"}, 82, "ERROR: failed to launch: failed to enter the app directory '/no/such'"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			got := image.run(c.env, c.argv...)
			if got.code != c.code || !strings.Contains(got.stdout, c.message) || c.message != "" && got.stderr != "" {
				t.Errorf("got %+v, want %d and %q on standard output", got, c.code, c.message)
			}
		})
	}
}

func TestAnUnknownBuildpackAPIExitsWith12(t *testing.T) {
	got := newImage(t, "[[buildpacks]]\nid = \"a\"\nversion = \"1\"\napi = \"99.9\"\n", nil).run(nil, "launcher", "--", "true")
	if got.code != 12 || !strings.HasPrefix(got.stdout, "ERROR: failed to set API for Buildpack 'a@1': buildpack API version '99.9' is incompatible") {
		t.Errorf("got %+v", got)
	}
}

func TestTheProcessTypeVariableIsIgnoredWithTwoWarnings(t *testing.T) {
	got := newImage(t, processesMetadata, nil).run([]string{"CNB_PROCESS_TYPE=web"}, "launcher", "--", "echo", "ignored")
	equal(t, "result", got, result{stdout: "Warning: CNB_PROCESS_TYPE is not supported in Platform API 0.14\n" +
		"Warning: Run with ENTRYPOINT 'web' to invoke the 'web' process type\nignored\n"})
}

func TestOnlyThePrefixOfMessagesIsColouredUnlessTurnedOff(t *testing.T) {
	image := newImage(t, processesMetadata, nil)
	for value, want := range map[string]string{"": "\x1b[31;1mERROR: \x1b[0mfailed", "false": "\x1b[31;1mERROR: \x1b[0mfailed", "1": "ERROR: failed"} {
		if got := image.run([]string{"CNB_NO_COLOR=" + value}, "launcher"); !strings.HasPrefix(got.stdout, want) {
			t.Errorf("CNB_NO_COLOR=%q: got %q", value, got.stdout)
		}
	}
	got := image.run([]string{"CNB_NO_COLOR=", "CNB_PROCESS_TYPE=x"}, "launcher", "--", "true").stdout
	if !strings.HasPrefix(got, "\x1b[33;1mWarning: \x1b[0mCNB_PROCESS_TYPE") {
		t.Errorf("got %q", got)
	}
}
