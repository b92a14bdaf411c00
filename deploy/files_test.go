package deploy_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestUnits lets systemd look at the units: whether it understands them, and how much they may.
func TestUnits(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("there is no systemd here")
	}
	units, err := filepath.Glob("systemd/*.service")
	if err != nil || len(units) != 3 {
		t.Fatal(units, err)
	}
	dir := t.TempDir()
	for _, unit := range units {
		text, err := os.ReadFile(unit)
		if err != nil {
			t.Fatal(err)
		}
		// the programs are not installed here
		program, err := exec.LookPath("true")
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.NewReplacer("/usr/local/bin/waybill", program, "/usr/local/bin/nats-server", program).Replace(string(text))
		path := filepath.Join(dir, filepath.Base(unit))
		if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, errs, err := run(t, nil, analyze, "verify", "--man=no", path); err != nil || strings.TrimSpace(out+errs) != "" {
			t.Errorf("%s: %v: %s%s", unit, err, out, errs)
		}
		if out, _, err := run(t, nil, analyze, "security", "--offline=yes", "--threshold=20", path); err != nil {
			t.Errorf("%s may too much: %v: %s", unit, err, out[max(0, len(out)-200):])
		}
	}
}

// TestNodes lets nats-server read the configuration with what the environment of a node says.
func TestNodes(t *testing.T) {
	tls := filepath.Join(t.TempDir(), "tls")
	must(t, nil, "./certificates.sh", tls, "nats1.example.org")
	text, err := os.ReadFile("systemd/node.env")
	if err != nil {
		t.Fatal(err)
	}
	env := []string{
		"WAYBILL_CA=" + tls + "/ca.pem", "WAYBILL_NODE_CERT=" + tls + "/nats1.example.org/cert.pem",
		"WAYBILL_NODE_KEY=" + tls + "/nats1.example.org/key.pem", "WAYBILL_NODE_STORE=" + t.TempDir(),
	}
	for line := range strings.Lines(string(text)) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), "=")
		if ok && !strings.HasPrefix(line, "#") {
			env = append(env, name+"="+strings.Trim(value, `"`)) // as systemd takes it
		}
	}
	if out, errs, err := run(t, env, built(t, "github.com/nats-io/nats-server/v2"), "-t", "-c", "nats/node.conf"); err != nil {
		t.Errorf("%v: %s%s", err, out, errs)
	}
}
