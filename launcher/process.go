package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// Selection holds what decides which process runs.
type Selection struct {
	platformAPI apiVersion
	execEnv     string
	metadata    *Metadata
}

// processType gives the type that the launcher was called as, or "" (platform specification, launcher: process selection).
func processType(argv0 string, metadata *Metadata) string {
	if name := filepath.Base(argv0); metadata.hasType(name) {
		return name
	}
	return ""
}

// choose gives the process to run for the type and the user's arguments (platform specification, launcher: process selection).
func (s Selection) choose(processType string, user []string) (Process, error) {
	if processType == "" {
		return userProcess(user)
	}
	process, err := s.find(processType)
	if err != nil {
		return Process{}, err
	}
	if len(process.Command) == 0 || process.Command[0] == "" {
		return Process{}, fmt.Errorf("process type %s has no command; add one in the launch.toml of buildpack '%s'",
			processType, process.BuildpackID)
	}
	return s.withUserArgs(process, user)
}

// find gives the process of the type that may run in this execution environment (platform specification, execution environments).
func (s Selection) find(processType string) (Process, error) {
	for _, process := range s.metadata.Processes {
		if process.Type == processType && s.eligible(process) {
			return process, nil
		}
	}
	return Process{}, fmt.Errorf("process type %s was not found; no process of this type runs in the execution environment '%s', "+
		"set 'CNB_EXEC_ENV' to one it is meant for", processType, s.execEnv)
}

func (s Selection) eligible(process Process) bool {
	if s.platformAPI.below(0, 15) || len(process.ExecEnv) == 0 {
		return true
	}
	for _, name := range process.ExecEnv {
		if name == "*" || name == s.execEnv {
			return true
		}
	}
	return false
}

// withUserArgs merges the user's arguments into the process: old processes append them, new ones replace their
// overridable arguments (platform specification, launcher: user-provided arguments).
func (s Selection) withUserArgs(process Process, user []string) (Process, error) {
	if s.platformAPI.below(0, 10) {
		process.Args = concat(process.Args, user)
		return process, nil
	}
	if len(process.Command) > 1 {
		fixed, rest := process.Command[1:], process.Args
		if len(user) > 0 {
			rest = user
		}
		process.Command, process.Args = process.Command[:1], concat(fixed, rest)
		return process, nil
	}
	if len(user) == 0 {
		return process, nil
	}
	api, err := s.metadata.buildpackAPI(process)
	if err != nil {
		return Process{}, err
	}
	if api.below(0, 9) {
		process.Args = concat(process.Args, user)
	} else {
		process.Args = concat(user)
	}
	return process, nil
}

// userProcess makes a process of the user's arguments alone: `-- command` is direct, anything else runs in the shell
// (platform specification, launcher: user-provided command).
func userProcess(user []string) (Process, error) {
	if len(user) == 0 {
		return Process{}, errors.New("when there is no default process a command is required; pass one, or use a process type as entrypoint")
	}
	if len(user) > 1 && user[0] == "--" {
		return Process{Command: Command{user[1]}, Args: user[2:], Direct: true}, nil
	}
	return Process{Command: Command{user[0]}, Args: user[1:]}, nil
}

// shellCommand gives the command as the one string that a shell reads.
func (p Process) shellCommand() string { return strings.Join(p.Command, " ") }

// concat joins lists into a new one, so that the lists themselves are never changed.
func concat(lists ...[]string) []string {
	joined := []string{}
	for _, list := range lists {
		joined = append(joined, list...)
	}
	return joined
}
