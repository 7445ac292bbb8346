//go:build go1.21

package main

// keepOpenFileLimit has nothing to do: from Go 1.21 on, syscall.Exec gives the process the limit that the launcher got.
func keepOpenFileLimit(*log) {}
