package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// Layers are the directories of the launch layers that the image has, each buildpack's in a list of its own.
type Layers [][]string

// findLayers lists the layers of each buildpack in order of the group, each buildpack's bytewise by name.
func findLayers(root string, buildpacks []Buildpack) (Layers, error) {
	layers := Layers{}
	for _, buildpack := range buildpacks {
		dir := buildpack.layersDir(root)
		entries, err := readDir(dir)
		if err != nil {
			return nil, err
		}
		own := []string{}
		for _, entry := range entries {
			if entry.IsDir() {
				own = append(own, filepath.Join(dir, entry.Name()))
			}
		}
		layers = append(layers, own)
	}
	return layers, nil
}

// applyEnvironment applies the layers to the environment: of each buildpack first the paths of all its layers, then
// the environment files of each (buildpack specification, Provided by the Buildpacks; launch).
func (l Layers) applyEnvironment(env *Environment, processType string) error {
	for _, layers := range l {
		for _, layer := range layers {
			if err := env.addLayerPaths(layer); err != nil {
				return err
			}
		}
		for _, layer := range layers {
			dirs := append([]string{filepath.Join(layer, "env")}, generalAndOfType(layer, "env.launch", processType)...)
			for _, dir := range dirs {
				if err := env.addEnvFiles(dir); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// files lists the files of one directory of all layers: those for every process, then those of the process type.
func (l Layers) files(name, processType string) ([]string, error) {
	all := []string{}
	for _, layers := range l {
		for _, layer := range layers {
			for _, dir := range generalAndOfType(layer, name, processType) {
				files, err := listFiles(dir)
				if err != nil {
					return nil, err
				}
				all = append(all, files...)
			}
		}
	}
	return all, nil
}

func generalAndOfType(layer, name, processType string) []string {
	dirs := []string{filepath.Join(layer, name)}
	if processType != "" {
		dirs = append(dirs, filepath.Join(layer, name, processType))
	}
	return dirs
}

// listFiles lists what is not a directory, also not through a link, in dir, bytewise; no directory has no files.
func listFiles(dir string) ([]string, error) {
	entries, err := readDir(dir)
	if err != nil {
		return nil, err
	}
	files := []string{}
	for _, entry := range entries {
		file := filepath.Join(dir, entry.Name())
		info, err := os.Stat(file)
		if err != nil {
			return nil, fmt.Errorf("failed to read '%s'; remove it from the layer or repair it: %w", file, err)
		}
		if !info.IsDir() {
			files = append(files, file)
		}
	}
	return files, nil
}

// readDir reads a directory in bytewise order; one that does not exist is empty.
func readDir(dir string) ([]os.DirEntry, error) {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("failed to read '%s'; it must be a directory that the user of the image can read: %w", dir, err)
	}
	return entries, nil
}
