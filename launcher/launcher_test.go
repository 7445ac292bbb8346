package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// binary is the launcher as it is shipped, built once for all tests.
var binary string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "launcher")
	if err != nil {
		panic(err)
	}
	binary = filepath.Join(dir, "launcher")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		fmt.Printf("go build: %v\n%s", err, output)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// readSources reads what the launcher is built from: go test runs a test anew only if its own code changed or a file
// that it read, and the code of the binary is not that of the tests.
func readSources(t *testing.T) {
	t.Helper()
	for _, pattern := range []string{"*.go", "internal/*/*.go", "go.*"} {
		files, err := filepath.Glob(pattern)
		must(t, err)
		for _, file := range files {
			_, err := os.ReadFile(file)
			must(t, err)
		}
	}
}

// image is an app image on disk: its layers and its app directory.
type image struct {
	t           *testing.T
	layers, app string
}

// newImage makes an image with the metadata and files, whose names begin with `layers/` or `app/`.
func newImage(t *testing.T, metadata string, files map[string]string) image {
	t.Helper()
	readSources(t)
	root := tempDir(t)
	write(t, root, map[string]string{"layers/config/metadata.toml": metadata, "app/": ""})
	write(t, root, files)
	return image{t: t, layers: filepath.Join(root, "layers"), app: filepath.Join(root, "app")}
}

type result struct {
	stdout, stderr string
	code           int
}

// run executes the launcher with argv; env overrides the environment that the image has.
func (i image) run(env []string, argv ...string) result {
	i.t.Helper()
	cmd := &exec.Cmd{Path: binary, Args: argv, Dir: "/"}
	cmd.Env = append([]string{"PATH=/cnb/process:/cnb/lifecycle:" + os.Getenv("PATH"), "CNB_LAYERS_DIR=" + i.layers,
		"CNB_APP_DIR=" + i.app, "CNB_PLATFORM_API=0.14", "CNB_DEPRECATION_MODE=quiet", "CNB_NO_COLOR=true"}, env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		i.t.Fatal(err)
	}
	return result{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// prints runs the launcher and compares what it prints, with exit code 0.
func (i image) prints(want string, argv ...string) {
	i.t.Helper()
	if got := i.run(nil, argv...); got.stdout != want || got.code != 0 {
		i.t.Errorf("%v:\n got %+v\nwant %q", argv, got, want)
	}
}
