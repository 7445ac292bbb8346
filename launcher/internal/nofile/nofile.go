//go:build !go1.21

// Package nofile keeps the soft limit of open files that the launcher was started with.
//
// The os package raises that limit in its own initialisation, and before Go 1.19.9 a process that replaces this one
// inherits the raised limit. The package must be initialised before os: it imports nothing that needs os.
package nofile

import "syscall"

var atStart, known = current()

func current() (syscall.Rlimit, bool) {
	var limit syscall.Rlimit
	err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit)
	return limit, err == nil
}

// Restore sets the limit back to what it was at the start, for this process and all that follow it.
func Restore() error {
	if !known {
		return nil
	}
	return syscall.Setrlimit(syscall.RLIMIT_NOFILE, &atStart)
}
