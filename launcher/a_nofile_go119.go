//go:build !go1.21

package main

// The import stands in the first file of the package, because Go below 1.21 initialises packages in order of imports.
import "launcher/internal/nofile"

// keepOpenFileLimit gives the process the soft limit of open files that the launcher got.
func keepOpenFileLimit(log *log) {
	if err := nofile.Restore(); err != nil {
		log.warn("The limit of open files stays raised: %v", err)
	}
}
