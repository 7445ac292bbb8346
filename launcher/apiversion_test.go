package main

import (
	"strings"
	"testing"
)

func TestAPIVersionsAreComparedAsNumbers(t *testing.T) {
	for _, c := range []struct {
		version      string
		major, minor uint64
		below        bool
	}{
		{"0.9", 0, 10, true},
		{"0.10", 0, 9, false},
		{"0.10", 0, 10, false},
		{"1.0", 0, 10, false},
		{"v0.8", 0, 9, true},
		{"1", 1, 1, true},
	} {
		version, err := parseAPIVersion(c.version)
		must(t, err)
		equal(t, c.version, version.below(c.major, c.minor), c.below)
	}
}

func TestPlatformAPIMustBeSetAndSupported(t *testing.T) {
	for text, want := range map[string]int{
		"": exitPlatformAPI, "0.6": exitPlatformAPI, "0.16": exitPlatformAPI, "1.0": exitPlatformAPI, "x": exitPlatformAPI,
		"0.1.0": exitPlatformAPI, "99999999999999999999.0": exitPlatformAPI,
		"0.7": 0, "0.10": 0, "v0.15": 0,
	} {
		_, err := platformAPI(text)
		if want == 0 {
			must(t, err)
		} else if err == nil || exitCodeOf(err) != want || !strings.Contains(err.Error(), text) {
			t.Errorf("platform API %q: got %v", text, err)
		}
	}
}

func TestEveryBuildpackAPIMustBeSupported(t *testing.T) {
	for text, fails := range map[string]bool{"0.6": true, "0.13": true, "": true, "0.7": false, "0.12": false} {
		metadata := &Metadata{Buildpacks: []Buildpack{{ID: "a", API: "0.10"}, {ID: "b/c", Version: "1.2", API: text}}}
		err := metadata.checkBuildpackAPIs()
		if (err != nil) != fails {
			t.Errorf("buildpack API %q: got %v", text, err)
		}
		if fails && (exitCodeOf(err) != exitBuildpackAPI || !strings.Contains(err.Error(), "b/c@1.2")) {
			t.Errorf("buildpack API %q: exit %d, %v", text, exitCodeOf(err), err)
		}
	}
}
