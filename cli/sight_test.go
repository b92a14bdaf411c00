package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/prometheus/promql/parser"
	"go.yaml.in/yaml/v3"

	"waybill/atlas"
	"waybill/ledger"
)

// registered are the names under which a process of Waybill tells of itself: those of the
// program, with what a histogram makes of its own.
func registered(t *testing.T) map[string]bool {
	t.Helper()
	known, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{Streams: Streams{Getenv: env(nil)}, built: known, ledger: filepath.Join(t.TempDir(), "ledger.db")}
	names := map[string]bool{"up": true} // Prometheus's own
	err = a.with(t.Context(), true, func(l *ledger.Ledger, known *atlas.Atlas) error {
		m := newMetrics(l, known.Version)
		m.watch(&queueDesk{})
		m.request("GET /", 200, 0)
		descs := make(chan *prometheus.Desc, 1000)
		m.registry.Describe(descs)
		close(descs)
		for d := range descs {
			if found := fullName.FindStringSubmatch(d.String()); found != nil {
				names[found[1]] = true
			}
		}
		all, err := m.registry.Gather()
		for _, f := range all {
			if names[f.GetName()] = true; f.GetType().String() == "HISTOGRAM" {
				for _, part := range []string{"_bucket", "_sum", "_count"} {
					names[f.GetName()+part] = true
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

var fullName = regexp.MustCompile(`fqName: "([^"]+)"`)

// expressions looks for the expressions in a dashboard or among alerts: the texts under "expr".
func expressions(v any) (all []string) {
	switch v := v.(type) {
	case map[string]any:
		for key, x := range v {
			if text, is := x.(string); is && key == "expr" {
				all = append(all, text)
			}
			all = append(all, expressions(x)...)
		}
	case []any:
		for _, x := range v {
			all = append(all, expressions(x)...)
		}
	}
	return all
}

// TestSight holds that the dashboard and the alerts are files of their kind, that Prometheus can
// read each of their expressions, and that each name in them is one that Waybill has.
func TestSight(t *testing.T) {
	names := registered(t)
	used := map[string]bool{}
	for file, least := range map[string]int{"grafana/waybill.json": 30, "prometheus-alerts.yml": 7} {
		data, err := os.ReadFile(filepath.Join("..", "deploy", file))
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if filepath.Ext(file) == ".json" {
			err = json.Unmarshal(data, &v)
		} else {
			err = yaml.Unmarshal(data, &v)
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all := expressions(v)
		if len(all) < least {
			t.Errorf("%s has only %d expressions", file, len(all))
		}
		for _, text := range all {
			for _, name := range namesIn(t, file, text) {
				if used[name] = true; !names[name] {
					t.Errorf("%s: %s: Waybill has no %s", file, text, name)
				}
			}
		}
	}
	for name := range names { // what is told is shown
		if base := regexp.MustCompile(`_(bucket|sum|count)$`).ReplaceAllString(name, ""); strings.HasPrefix(name, "waybill_") && !used[name] && !used[base+"_bucket"] && !used[base+"_sum"] {
			t.Errorf("neither the dashboard nor an alert shows %s", name)
		}
	}
}

// namesIn are the names of the metrics in an expression, with Grafana's interval filled in.
func namesIn(t *testing.T, file, text string) (names []string) {
	t.Helper()
	e, err := parser.ParseExpr(strings.ReplaceAll(text, "$__rate_interval", "5m"))
	if err != nil {
		t.Errorf("%s: %s: %v", file, text, err)
		return nil
	}
	parser.Inspect(e, func(n parser.Node, _ []parser.Node) error {
		if v, is := n.(*parser.VectorSelector); is {
			names = append(names, v.Name)
		}
		return nil
	})
	return names
}

// TestAlertsAreFound holds that the example for Prometheus names the file of the alerts.
func TestAlertsAreFound(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "deploy", "prometheus.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var example struct {
		RuleFiles     []string `yaml:"rule_files"`
		ScrapeConfigs []struct {
			JobName string `yaml:"job_name"`
		} `yaml:"scrape_configs"`
	}
	if err := yaml.Unmarshal(data, &example); err != nil || len(example.RuleFiles) != 1 || len(example.ScrapeConfigs) < 2 {
		t.Fatalf("%+v, %v", example, err)
	}
	if _, err := os.Stat(filepath.Join("..", "deploy", example.RuleFiles[0])); err != nil {
		t.Error(err)
	}
}
