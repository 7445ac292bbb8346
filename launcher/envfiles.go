package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// addEnvFiles applies the files of an environment directory of a layer, one variable each
// (buildpack specification, Environment Variable Modification Rules).
func (e *Environment) addEnvFiles(dir string) error {
	files, err := listFiles(dir)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := e.addEnvFile(file); err != nil {
			return err
		}
	}
	return nil
}

// addEnvFile applies `<NAME>.<action>`; the action begins after the first dot, and one that is not known does nothing.
func (e *Environment) addEnvFile(file string) error {
	name, action, hasDot := strings.Cut(filepath.Base(file), ".")
	if name == "" {
		return nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("failed to read environment file '%s'; make it readable in the layer: %w", file, err)
	}
	value, dir := string(data), filepath.Dir(file)
	if !hasDot {
		action = "override"
	}
	switch action {
	case "override":
		e.Set(name, value)
	case "default":
		if e.Get(name) == "" {
			e.Set(name, value)
		}
	case "append":
		e.Append(name, value, delimiter(dir, name, ""))
	case "prepend":
		e.Prepend(name, value, delimiter(dir, name, ""))
	case "":
		e.Prepend(name, value, delimiter(dir, name, ":"))
	}
	return nil
}

// delimiter gives the contents of `<NAME>.delim` in the same directory, or the fallback.
func delimiter(dir, name, fallback string) string {
	data, err := os.ReadFile(filepath.Join(dir, name+".delim"))
	if err != nil {
		return fallback
	}
	return string(data)
}
