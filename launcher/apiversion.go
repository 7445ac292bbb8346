package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// apiVersion is a version of the platform or buildpack API; its parts are compared as numbers, so 0.10 is above 0.9.
type apiVersion struct {
	major, minor uint64
}

var supportedPlatformAPIs = []string{"0.7", "0.8", "0.9", "0.10", "0.11", "0.12", "0.13", "0.14", "0.15"}

var supportedBuildpackAPIs = []string{"0.7", "0.8", "0.9", "0.10", "0.11", "0.12"}

var apiVersionPattern = regexp.MustCompile(`^v?(\d+)\.?(\d*)$`)

// parseAPIVersion reads `<major>.<minor>`, where a missing minor is 0 (platform specification, Platform API Version).
func parseAPIVersion(text string) (apiVersion, error) {
	match := apiVersionPattern.FindStringSubmatch(text)
	if match == nil {
		return apiVersion{}, fmt.Errorf("'%s' is not an API version; write <major>.<minor>, such as 0.10", text)
	}
	major, err := strconv.ParseUint(match[1], 10, 32)
	if err != nil {
		return apiVersion{}, fmt.Errorf("the major number of API version '%s' is too large", text)
	}
	if match[2] == "" {
		return apiVersion{major: major}, nil
	}
	minor, err := strconv.ParseUint(match[2], 10, 32)
	if err != nil {
		return apiVersion{}, fmt.Errorf("the minor number of API version '%s' is too large", text)
	}
	return apiVersion{major: major, minor: minor}, nil
}

func (v apiVersion) String() string { return fmt.Sprintf("%d.%d", v.major, v.minor) }

// below tells whether v is an older version than major.minor.
func (v apiVersion) below(major, minor uint64) bool {
	return v.major < major || v.major == major && v.minor < minor
}

// supportedAPI reads an API version that must be in the table of supported ones.
func supportedAPI(kind, text string, supported []string) (apiVersion, error) {
	version, err := parseAPIVersion(text)
	if err != nil {
		return apiVersion{}, err
	}
	for _, known := range supported {
		if version.String() == known {
			return version, nil
		}
	}
	return apiVersion{}, fmt.Errorf("%s API version '%s' is incompatible with the lifecycle; use one of %s",
		kind, text, strings.Join(supported, ", "))
}

// platformAPI reads the platform API from CNB_PLATFORM_API (platform specification, launcher: inputs).
func platformAPI(text string) (apiVersion, error) {
	if text == "" {
		return apiVersion{}, failWith(exitPlatformAPI, "failed to get platform API version; "+
			"please set 'CNB_PLATFORM_API' to specify the desired platform API version")
	}
	version, err := supportedAPI("platform", text, supportedPlatformAPIs)
	if err != nil {
		return apiVersion{}, failWith(exitPlatformAPI, "failed to set platform API from 'CNB_PLATFORM_API': %w", err)
	}
	return version, nil
}
