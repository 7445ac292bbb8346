package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// Launch is everything that is known before a process starts.
type Launch struct {
	self      string
	user      []string
	layersDir string
	appDir    string
	selection Selection
}

// run starts the process in place of the launcher, and returns only if that fails (platform specification, launcher).
func (l Launch) run() error {
	kind := processType(l.self, l.selection.metadata)
	process, err := l.selection.choose(kind, l.user)
	if err != nil {
		return fmt.Errorf("failed to launch: determine start command: %w", err)
	}
	if err := l.start(kind, process); err != nil {
		return fmt.Errorf("failed to launch: %w", err)
	}
	return nil
}

// start enters the app directory, applies the layers and executes the process.
func (l Launch) start(kind string, process Process) error {
	if err := os.Chdir(l.appDir); err != nil {
		return fmt.Errorf("failed to enter the app directory '%s'; set 'CNB_APP_DIR' to the app: %w", l.appDir, err)
	}
	layers, err := findLayers(l.layersDir, l.selection.metadata.Buildpacks)
	if err != nil {
		return err
	}
	env, err := launchEnvironment(layers, kind)
	if err != nil {
		return err
	}
	workingDir := process.WorkingDir
	if workingDir == "" {
		workingDir = l.appDir
	}
	if process.Direct {
		return execDirect(process, workingDir, env)
	}
	scripts, err := profiles(layers, kind, l.appDir)
	if err != nil {
		return err
	}
	return execShell(process, scripts, workingDir, l.self, env)
}

// launchEnvironment makes the environment of the process: the launcher's own, then all layers, then exec.d.
func launchEnvironment(layers Layers, kind string) (*Environment, error) {
	env := newEnvironment(os.Environ())
	if err := layers.applyEnvironment(env, kind); err != nil {
		return nil, err
	}
	programs, err := layers.files("exec.d", kind)
	if err != nil {
		return nil, err
	}
	return env, runExecD(programs, env)
}

// newLaunch reads the launcher's inputs (platform specification, launcher: inputs).
func newLaunch(argv []string) (*Launch, error) {
	api, err := platformAPI(os.Getenv("CNB_PLATFORM_API"))
	if err != nil {
		return nil, err
	}
	layersDir, err := directory("CNB_LAYERS_DIR", "/layers")
	if err != nil {
		return nil, err
	}
	appDir, err := directory("CNB_APP_DIR", "/workspace")
	if err != nil {
		return nil, err
	}
	metadata, err := readMetadata(layersDir)
	if err != nil {
		return nil, err
	}
	selection := Selection{platformAPI: api, execEnv: variableOr("CNB_EXEC_ENV", "production"), metadata: metadata}
	return &Launch{self: argv[0], user: argv[1:], layersDir: layersDir, appDir: appDir, selection: selection}, metadata.checkBuildpackAPIs()
}

func variableOr(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}

func directory(variable, fallback string) (string, error) {
	return filepath.Abs(variableOr(variable, fallback))
}
