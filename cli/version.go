package cli

import (
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"waybill/reading"
)

func shortVersion() string { return "waybill " + reading.Engine }

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the versions of engine, atlas and language packs",
		Long:    "Prints every version that can change what is read. The same article and the\nsame versions give the same reading.",
		GroupID: "about",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.version() },
	}
}

func (a *app) version() error {
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	lines := []string{shortVersion(), "engine  " + reading.Engine, "atlas   " + known.Version}
	if packs := packVersions(reader); packs != "" {
		lines = append(lines, "packs   "+packs)
	}
	lines = append(lines, fmt.Sprintf("go      %s %s/%s", strings.TrimPrefix(runtime.Version(), "go"), runtime.GOOS, runtime.GOARCH))
	if revision := revision(); revision != "" {
		lines = append(lines, "vcs     "+revision)
	}
	if _, err := fmt.Fprintln(a.Out, strings.Join(lines, "\n")); err != nil {
		return outputError{err}
	}
	return nil
}

// packVersions are the versions of the language packs, which stamp every reading.
func packVersions(reader *reading.Reader) string {
	packs := reader.Packs()
	var all []string
	for _, lang := range slices.Sorted(maps.Keys(packs)) {
		all = append(all, lang+" "+packs[lang])
	}
	return strings.Join(all, ", ")
}

// revision is the commit the program was built from, if the build knew it.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	values := map[string]string{}
	for _, s := range info.Settings {
		values[s.Key] = s.Value
	}
	text := strings.TrimSpace(values["vcs.revision"] + " " + values["vcs.time"])
	if text != "" && values["vcs.modified"] == "true" {
		text += " (changed since)"
	}
	return text
}
