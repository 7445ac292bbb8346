package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"

	"github.com/BurntSushi/toml"
)

// runExecD runs the exec.d programs in order; what one sets is there for the next (buildpack specification, exec.d).
func runExecD(programs []string, env *Environment) error {
	for _, program := range programs {
		output, err := execDOutput(program, env.List())
		if err != nil {
			return fmt.Errorf("failed to run exec.d program '%s': %w", program, err)
		}
		variables := map[string]string{}
		if _, err := toml.Decode(output, &variables); err != nil {
			return fmt.Errorf("exec.d program '%s' wrote %q to file descriptor 3; it must write TOML whose keys are all strings: %w",
				program, output, err)
		}
		for name, value := range variables {
			env.Set(name, value)
		}
	}
	return nil
}

// execDOutput runs one program and gives all that it, or a child it leaves behind, writes to file descriptor 3.
func execDOutput(program string, environ []string) (string, error) {
	reader, writer, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer reader.Close()
	cmd := exec.Command(program)
	cmd.Env = environ
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.ExtraFiles = []*os.File{writer}
	err = cmd.Start()
	writer.Close()
	if err != nil {
		return "", fmt.Errorf("it cannot be started; make it executable and see that its interpreter is in the image: %w", err)
	}
	output, readErr := io.ReadAll(reader)
	if err := cmd.Wait(); err != nil {
		return "", err
	}
	return string(output), readErr
}
