// Command launcher starts a process of a Cloud Native Buildpacks app image in the environment that its buildpacks made.
//
// It implements the launcher of the platform interface specification, platform API 0.7 to 0.15.
package main

import "os"

func main() {
	log := newLog(os.Stdout, os.Getenv("CNB_NO_COLOR"))
	err := run(os.Args, log)
	log.fail(err)
	os.Exit(exitCodeOf(err))
}

// run replaces this process by the one to launch, so it returns only with an error.
func run(argv []string, log *log) error {
	launch, err := newLaunch(argv)
	if err != nil {
		return err
	}
	warnOfProcessType(os.Getenv("CNB_PROCESS_TYPE"), launch.selection.platformAPI, log)
	return launch.run()
}

// warnOfProcessType tells those who still set CNB_PROCESS_TYPE, which platform API 0.4 took away.
func warnOfProcessType(processType string, api apiVersion, log *log) {
	if processType == "" {
		return
	}
	log.warn("CNB_PROCESS_TYPE is not supported in Platform API %s", api)
	log.warn("Run with ENTRYPOINT '%s' to invoke the '%s' process type", processType, processType)
}
