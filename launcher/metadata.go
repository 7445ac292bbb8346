package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"
)

// Metadata is what the launcher reads from `<layers>/config/metadata.toml` (platform specification, metadata.toml).
type Metadata struct {
	DefaultProcessType string      `toml:"buildpack-default-process-type"`
	Buildpacks         []Buildpack `toml:"buildpacks"`
	Processes          []Process   `toml:"processes"`
}

// Buildpack is one buildpack of the group that built the app, in order of the group.
type Buildpack struct {
	ID       string `toml:"id"`
	Version  string `toml:"version"`
	API      string `toml:"api"`
	Homepage string `toml:"homepage"`
}

// Process is a process definition of the app.
type Process struct {
	Type        string   `toml:"type"`
	Command     Command  `toml:"command"`
	Args        []string `toml:"args"`
	Direct      bool     `toml:"direct"`
	BuildpackID string   `toml:"buildpack-id"`
	WorkingDir  string   `toml:"working-dir"`
	ExecEnv     []string `toml:"exec-env"`
}

// Command is the program and the arguments that are always there.
type Command []string

// UnmarshalTOML reads a string (platform API below 0.10) or an array of strings.
func (c *Command) UnmarshalTOML(value any) error {
	switch v := value.(type) {
	case string:
		*c = Command{v}
		return nil
	case []any:
		elements := make(Command, 0, len(v))
		for _, element := range v {
			text, ok := element.(string)
			if !ok {
				return fmt.Errorf("command has the element %v; write each element as a string", element)
			}
			elements = append(elements, text)
		}
		*c = elements
		return nil
	}
	return fmt.Errorf("command is %v; write a string or an array of strings", value)
}

// readMetadata reads `<layers>/config/metadata.toml`; a file that cannot be read is a generic failure.
func readMetadata(layersDir string) (*Metadata, error) {
	path := filepath.Join(layersDir, "config", "metadata.toml")
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, failWith(exitFailed, "failed to read launch metadata; set 'CNB_LAYERS_DIR' to the layers directory: %w", err)
	}
	metadata := &Metadata{}
	if _, err := toml.Decode(string(data), metadata); err != nil {
		return nil, failWith(exitFailed, "failed to read launch metadata from '%s'; build the image again: %w", path, err)
	}
	return metadata, nil
}

// checkBuildpackAPIs refuses buildpacks whose API this launcher does not know (platform specification, Buildpack API).
func (m *Metadata) checkBuildpackAPIs() error {
	for _, buildpack := range m.Buildpacks {
		if _, err := supportedAPI("buildpack", buildpack.API, supportedBuildpackAPIs); err != nil {
			return failWith(exitBuildpackAPI, "failed to set API for Buildpack '%s@%s': %w", buildpack.ID, buildpack.Version, err)
		}
	}
	return nil
}

// hasType tells whether any process has the type, whether it may run or not.
func (m *Metadata) hasType(processType string) bool {
	for _, process := range m.Processes {
		if process.Type == processType {
			return true
		}
	}
	return false
}

// buildpackAPI gives the buildpack API of the buildpack that defined a process.
func (m *Metadata) buildpackAPI(process Process) (apiVersion, error) {
	for _, buildpack := range m.Buildpacks {
		if buildpack.ID == process.BuildpackID {
			return parseAPIVersion(buildpack.API)
		}
	}
	return apiVersion{}, fmt.Errorf("process type %s belongs to buildpack '%s', which is not in the metadata of the image; build the image again",
		process.Type, process.BuildpackID)
}

// layersDir gives the directory with the layers of the buildpack: its id with every slash as an underscore.
func (b Buildpack) layersDir(root string) string {
	return filepath.Join(root, strings.ReplaceAll(b.ID, "/", "_"))
}
