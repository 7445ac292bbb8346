package main

import (
	"fmt"
	"os"
	"syscall"
)

const shell = "/bin/bash"

// execDirect replaces the launcher by the program itself (platform specification, launcher: direct processes).
// The program is looked up in the current, the app, directory, before the working directory is entered.
func execDirect(process Process, workingDir string, env *Environment) error {
	program, err := findProgram(process.Command[0], env.Get("PATH"))
	if err != nil {
		return err
	}
	if err := os.Chdir(workingDir); err != nil {
		return fmt.Errorf("failed to enter the working directory '%s' of the process; correct its working-dir: %w", workingDir, err)
	}
	argv := concat([]string{process.Command[0]}, process.Args)
	if err := syscall.Exec(program, argv, env.List()); err != nil {
		return fmt.Errorf("failed to run '%s'; see that it is an executable for this system: %w", program, err)
	}
	return nil
}

// execShell replaces the launcher by bash, which sources the profiles and then runs the command
// (platform specification, launcher: non-direct processes).
func execShell(process Process, scripts []string, workingDir, self string, env *Environment) error {
	tokens := concat([]string{process.shellCommand()}, process.Args)
	argv := concat([]string{"bash", "-c", shellScript(scripts, workingDir, len(tokens)), self}, tokens)
	if err := syscall.Exec(shell, argv, env.List()); err != nil {
		return fmt.Errorf("failed to run '%s', which processes that are not direct need; use a run image with bash, "+
			"or a direct process (`-- <command>`): %w", shell, err)
	}
	return nil
}
