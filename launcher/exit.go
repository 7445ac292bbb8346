package main

import (
	"errors"
	"fmt"
)

// Exit codes of the launcher (platform specification, launcher: outputs).
const (
	exitFailed       = 1
	exitPlatformAPI  = 11
	exitBuildpackAPI = 12
	exitLaunch       = 82
)

// codedError is an error that decides the exit code of the launcher.
type codedError struct {
	code int
	err  error
}

func (e *codedError) Error() string { return e.err.Error() }

func (e *codedError) Unwrap() error { return e.err }

// failWith makes an error that ends the launcher with code.
func failWith(code int, format string, args ...any) error {
	return &codedError{code: code, err: fmt.Errorf(format, args...)}
}

// exitCodeOf gives the exit code for err: its own one, or that of a failed launch.
func exitCodeOf(err error) int {
	var coded *codedError
	if errors.As(err, &coded) {
		return coded.code
	}
	return exitLaunch
}
