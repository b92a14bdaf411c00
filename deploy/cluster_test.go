package deploy_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"waybill/postgres/pgtest"
)

// patience is how long anything that has to come may take before a test gives up.
const patience = 10 * time.Minute

// cluster is one that local-cluster.sh runs.
type cluster struct {
	t       *testing.T
	folder  string
	env     []string
	ports   map[string]string
	network *network
}

// newCluster prepares a cluster with its own folder and programs. Whatever runs of it ends with the
// test, however that ends.
func newCluster(t *testing.T, workers int) *cluster {
	t.Helper()
	if os.Getenv(pgtest.NeedVariable) != "1" {
		if _, err := os.Stat("/usr/lib/postgresql"); err != nil {
			if _, err := exec.LookPath("initdb"); err != nil {
				t.Skip("there is no PostgreSQL here")
			}
		}
	}
	// a socket's path may be no longer than 103 bytes, and the server's user must reach it
	folder, err := os.MkdirTemp("/tmp", "waybill-cluster-")
	if err != nil {
		t.Fatal(err)
	}
	c := &cluster{t: t, folder: folder, env: []string{
		"CLUSTER=" + folder, fmt.Sprintf("WORKERS=%d", workers),
		"WAYBILL=" + waybill(t), "NATS_SERVER=" + built(t, "github.com/nats-io/nats-server/v2"),
	}}
	c.guard()
	return c
}

// guard ends what runs of the cluster when the test does: by its cleanup, or because the process is
// gone that holds the other end of the pipe.
func (c *cluster) guard() {
	script, err := filepath.Abs("local-cluster.sh")
	if err != nil {
		c.t.Fatal(err)
	}
	cmd := exec.Command("/bin/sh", "-c", `cat >/dev/null; "$1" clean || true; rm -rf "$2"`, "sh", script, c.folder)
	cmd.Env = append(os.Environ(), c.env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	in, err := cmd.StdinPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() {
		if c.t.Failed() {
			c.keepLogs()
		}
		in.Close()
		if err := cmd.Wait(); err != nil {
			c.t.Errorf("the cluster does not end: %v", err)
		}
	})
}

// keepLogs shows the end of each log.
func (c *cluster) keepLogs() {
	logs, _ := filepath.Glob(filepath.Join(c.folder, "logs", "*.log")) // the pattern is a good one
	for _, path := range logs {
		data, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		if keep := os.Getenv("WAYBILL_CHAOS_LOGS"); keep != "" {
			_ = os.WriteFile(filepath.Join(keep, filepath.Base(path)), data, 0o600)
		}
		lines := strings.Split(strings.TrimSpace(string(data)), "\n")
		c.t.Logf("%s:\n%s", filepath.Base(path), strings.Join(lines[max(0, len(lines)-15):], "\n"))
	}
}

// do runs local-cluster.sh.
func (c *cluster) do(env []string, args ...string) {
	c.t.Helper()
	if out, err := c.script(env, args...).CombinedOutput(); err != nil {
		c.t.Fatalf("local-cluster.sh %s: %v: %s", strings.Join(args, " "), err, out)
	}
}

func (c *cluster) script(env []string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(c.t.Context(), "./local-cluster.sh", args...)
	cmd.Env = append(append(os.Environ(), c.env...), env...)
	return cmd
}

// waybill runs waybill with the queue and the ledger of the cluster.
func (c *cluster) waybill(args ...string) (string, error) {
	var out, errs bytes.Buffer
	cmd := c.script(nil, append([]string{"waybill"}, args...)...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return out.String(), fmt.Errorf("waybill %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(errs.String()))
	}
	return out.String(), nil
}

// readPorts reads where everything listens.
func (c *cluster) readPorts() {
	c.t.Helper()
	data, err := os.ReadFile(filepath.Join(c.folder, "ports"))
	if err != nil {
		c.t.Fatal(err)
	}
	c.ports = map[string]string{}
	for line := range strings.Lines(string(data)) {
		name, port, _ := strings.Cut(strings.TrimSpace(line), "=")
		c.ports[strings.TrimSuffix(name, "_port")] = port
	}
}

// node starts a node, over the network of the test.
func (c *cluster) node(n int) {
	c.t.Helper()
	c.do([]string{"WAYBILL_NODES=" + c.network.routes(n), fmt.Sprintf("WAYBILL_NODE_AT=%q", c.network.nowhere)}, "start", fmt.Sprintf("node%d", n))
}

// ask asks a node for its figures.
func (c *cluster) ask(n int, path string, v any) error {
	resp, err := http.Get(fmt.Sprintf("http://127.0.0.1:%s%s", c.ports[fmt.Sprintf("health%d", n)], path))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(v)
}

// until waits until something is so.
func (c *cluster) until(what string, so func() error) {
	c.t.Helper()
	end := time.Now().Add(patience)
	for {
		err := so()
		if err == nil {
			return
		}
		if time.Now().After(end) || c.t.Context().Err() != nil {
			c.t.Fatalf("%s: not after %s: %v", what, patience, err)
		}
		time.Sleep(100 * time.Millisecond)
	}
}
