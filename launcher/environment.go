package main

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// launcherVariables steer the launcher and are hidden from the process (platform specification, launcher: environment).
var launcherVariables = []string{
	"CNB_LAYERS_DIR", "CNB_APP_DIR", "CNB_PROCESS_TYPE", "CNB_PLATFORM_API", "CNB_DEPRECATION_MODE",
}

// layerPaths are the directories of a layer that extend a path variable (buildpack specification, Layer Paths).
var layerPaths = []struct{ dir, variable string }{
	{"bin", "PATH"},
	{"lib", "LD_LIBRARY_PATH"},
}

// Environment holds the variables of the process to launch.
type Environment struct {
	values map[string]string
}

// newEnvironment takes over the launcher's own environment without what is meant for the launcher itself.
func newEnvironment(environ []string) *Environment {
	env := &Environment{values: map[string]string{}}
	for _, entry := range environ {
		if name, value, found := strings.Cut(entry, "="); found && name != "" {
			env.Set(name, value)
		}
	}
	for _, name := range launcherVariables {
		delete(env.values, name)
	}
	if path, found := env.values["PATH"]; found {
		env.Set("PATH", withoutLauncherDirs(path))
	}
	return env
}

// Get gives the value of a variable, "" if it is not set.
func (e *Environment) Get(name string) string { return e.values[name] }

// Set gives a variable a value.
func (e *Environment) Set(name, value string) { e.values[name] = value }

// Append puts value after the current one; the delimiter stands only next to a current value that is not empty.
func (e *Environment) Append(name, value, delimiter string) {
	if current := e.Get(name); current != "" {
		value = current + delimiter + value
	}
	e.Set(name, value)
}

// Prepend puts value before the current one; the delimiter stands only next to a current value that is not empty.
func (e *Environment) Prepend(name, value, delimiter string) {
	if current := e.Get(name); current != "" {
		value += delimiter + current
	}
	e.Set(name, value)
}

// List gives the variables as sorted `name=value` entries.
func (e *Environment) List() []string {
	list := make([]string, 0, len(e.values))
	for name, value := range e.values {
		list = append(list, name+"="+value)
	}
	sort.Strings(list)
	return list
}

// addLayerPaths prepends the bin and lib directories of a layer (buildpack specification, Layer Paths).
func (e *Environment) addLayerPaths(layer string) error {
	for _, path := range layerPaths {
		dir := filepath.Join(layer, path.dir)
		if _, err := os.Stat(dir); os.IsNotExist(err) {
			continue
		} else if err != nil {
			return err
		}
		e.Prepend(path.variable, dir, ":")
	}
	return nil
}
