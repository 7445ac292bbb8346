package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// profiles lists the scripts that a shell process sources: profile.d of all layers, then .profile of the app, whose
// directory is the current one (buildpack specification, profile.d and .profile).
func profiles(layers Layers, processType, appDir string) ([]string, error) {
	scripts, err := layers.files("profile.d", processType)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(filepath.Join(appDir, ".profile")); err == nil && !info.IsDir() {
		scripts = append(scripts, ".profile")
	}
	return scripts, nil
}

// shellScript makes the script of the first bash, which sources the profiles, enters the working directory and hands
// over to a second bash; tokens is the number of elements of the command with its arguments
// (platform specification, launcher: non-direct processes).
func shellScript(scripts []string, workingDir string, tokens int) string {
	lines := []string{}
	for _, script := range scripts {
		lines = append(lines, `source "`+escapeDoubleQuoted(script)+`"`)
	}
	// Not escaped: variables in working-dir of shell processes are expanded.
	lines = append(lines, `cd "`+workingDir+`"`)
	if tokens == 1 {
		return strings.Join(append(lines, `exec bash -c -- "$@"`), "\n")
	}
	return strings.Join(append(lines, `exec bash -c '`+tokenScript(tokens)+`' "$@"`), "\n")
}

// tokenScript makes the script of the second bash when there are arguments: each token is evaluated once, inside
// double quotes, so variables and command substitutions expand and the result stays one word.
func tokenScript(tokens int) string {
	words := make([]string, tokens)
	for i := range words {
		words[i] = `"$(eval echo \"${` + strconv.Itoa(i) + `}\")"`
	}
	return strings.Join(words, " ")
}

func escapeDoubleQuoted(text string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "`", "\\`").Replace(text)
}
