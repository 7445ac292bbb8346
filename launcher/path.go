package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Directories that the exporter puts in PATH so that the launcher is found; no process sees them.
const (
	processDir   = "/cnb/process"
	lifecycleDir = "/cnb/lifecycle"
)

// withoutLauncherDirs removes every element of a PATH that exists for the launcher only (platform specification, launcher: environment).
func withoutLauncherDirs(path string) string {
	kept := []string{}
	for _, dir := range strings.Split(path, ":") {
		if dir != processDir && dir != lifecycleDir {
			kept = append(kept, dir)
		}
	}
	return strings.Join(kept, ":")
}

// findProgram looks a program up in path; a name with a slash is taken as it is, relative to the current directory.
func findProgram(name, path string) (string, error) {
	if err := os.Setenv("PATH", path); err != nil {
		return "", fmt.Errorf("path lookup: PATH '%s' cannot be set; remove what is not text from it: %w", path, err)
	}
	program, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("path lookup: %w; add the program to the image, or its directory to PATH '%s'", err, path)
	}
	return program, nil
}
