package main

import (
	"fmt"
	"io"
	"strconv"
)

// log writes the launcher's own messages, which go to standard output as those of the other lifecycle phases do.
type log struct {
	out   io.Writer
	plain bool
}

// newLog makes a log; noColor is the value of CNB_NO_COLOR, and only a true value turns colours off.
func newLog(out io.Writer, noColor string) *log {
	plain, err := strconv.ParseBool(noColor)
	return &log{out: out, plain: err == nil && plain}
}

func (l *log) warn(format string, args ...any) {
	l.print("33", "Warning: ", fmt.Sprintf(format, args...))
}

func (l *log) fail(err error) {
	l.print("31", "ERROR: ", err.Error())
}

// print writes one line of which only the prefix is coloured.
func (l *log) print(color, prefix, message string) {
	if !l.plain {
		prefix = "\x1b[" + color + ";1m" + prefix + "\x1b[0m"
	}
	fmt.Fprintln(l.out, prefix+message)
}
