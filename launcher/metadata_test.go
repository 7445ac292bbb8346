package main

import (
	"testing"
)

func readTOML(t *testing.T, text string) (*Metadata, error) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, map[string]string{"config/metadata.toml": text})
	return readMetadata(dir)
}

func TestMetadataIsReadWithUnknownKeysIgnored(t *testing.T) {
	got, err := readTOML(t, `
buildpack-default-process-type = "web"
unknown = 1
[[buildpacks]]
  id = "a/b"
  version = "1"
  api = "0.10"
  homepage = "https://a.invalid"
  other = true
[[processes]]
  type = "web"
  command = ["x", "y z"]
  args = ["1"]
  direct = true
  buildpack-id = "a/b"
  working-dir = "/w"
  exec-env = ["test", "production"]
`)
	must(t, err)
	equal(t, "metadata", got, &Metadata{
		DefaultProcessType: "web",
		Buildpacks:         []Buildpack{{ID: "a/b", Version: "1", API: "0.10", Homepage: "https://a.invalid"}},
		Processes: []Process{{Type: "web", Command: Command{"x", "y z"}, Args: []string{"1"}, Direct: true,
			BuildpackID: "a/b", WorkingDir: "/w", ExecEnv: []string{"test", "production"}}},
	})
}

func TestCommandIsAStringOrAnArrayOfStrings(t *testing.T) {
	for text, want := range map[string]Command{
		`"echo a b"`: {"echo a b"}, `["echo", "a b"]`: {"echo", "a b"}, `[]`: {},
	} {
		got, err := readTOML(t, "[[processes]]\ncommand = "+text)
		must(t, err)
		equal(t, text, got.Processes[0].Command, want)
	}
	for _, text := range []string{"1", "[1]", `["a", 1]`, "{ a = 1 }"} {
		if _, err := readTOML(t, "[[processes]]\ncommand = "+text); err == nil || exitCodeOf(err) != exitFailed {
			t.Errorf("command %s: got %v", text, err)
		}
	}
}

func TestUnreadableMetadataIsAGenericFailure(t *testing.T) {
	_, missing := readMetadata(t.TempDir())
	_, invalid := readTOML(t, "[[processes")
	for _, err := range []error{missing, invalid} {
		if err == nil || exitCodeOf(err) != exitFailed {
			t.Errorf("got %v", err)
		}
	}
}

func TestSlashesInABuildpackIDAreUnderscoresInItsDirectory(t *testing.T) {
	equal(t, "directory", Buildpack{ID: "a/b/c.d"}.layersDir("/layers"), "/layers/a_b_c.d")
}
