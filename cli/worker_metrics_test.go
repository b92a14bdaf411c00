//go:build unix

package cli_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
)

// TestWorkerMetrics hands an archive out, with an article in it that cannot be read, lets a worker
// do it, and reads over HTTP what the worker tells of it.
func TestWorkerMetrics(t *testing.T) {
	dir, ledger := t.TempDir(), newLedger(t)
	path := filepath.Join(dir, "news.zip")
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for i := range 12 {
		to, err := w.Create(fmt.Sprintf("%02d.txt", i))
		if err == nil {
			_, err = fmt.Fprintf(to, "Iran Sends Drones to Russia\n\nIran delivered %d drones to Russia, an official said.\n", i+2)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), os.WriteFile(path, file.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(dir, "empty.txt")
	if err := os.WriteFile(bad, []byte("\n\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, errs, status := run(t, dir, nil, "add", path, bad, "--background", "--ledger", ledger); status != 0 {
		t.Fatalf("handed out: status %d, %s%s", status, out, errs)
	}
	at, stop := privately(t, "worker", "--ledger", ledger)
	want := []string{
		`waybill_articles_looked_at_total 13`, `waybill_articles_total{outcome="recorded"} 12`, `waybill_claims_recorded_total `,
		`waybill_failures_total{kind="empty"} `, `waybill_queue_up 1`, `waybill_queue_workers 1`, `waybill_nats_connected 1`,
		`waybill_queue_waiting_jobs{kind="article",version=""} `, `waybill_queue_limit_bytes `, `waybill_queue_paused 0`, `waybill_ledger_waits_total 0`,
		`waybill_step_seconds_count{step="fetch"} `, `waybill_step_seconds_count{step="read"} `, `waybill_step_seconds_count{step="record"} `, `waybill_step_seconds_count{step="ack"} `,
	}
	body := ""
	for begin := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		answer, err := http.Get("http://" + at + "/metrics")
		if err == nil {
			data, failed := io.ReadAll(answer.Body)
			answer.Body.Close()
			if failed == nil {
				body = string(data)
			}
		}
		missing := ""
		for _, line := range want {
			if !strings.Contains(body, line) {
				missing = line
			}
		}
		if missing == "" {
			break
		}
		if time.Since(begin) > time.Minute {
			t.Fatalf("no %s in\n%s", missing, body)
		}
	}
	for _, step := range []string{"fetch", "read", "record", "ack"} {
		if strings.Contains(body, `waybill_step_seconds_count{step="`+step+`"} 0`) {
			t.Errorf("the step %s is not timed", step)
		}
	}
	if strings.Contains(body, "waybill_claims_recorded_total 0\n") {
		t.Error("no claims are counted")
	}
	if strings.Contains(body, "empty.txt") || strings.Contains(body, "news.zip") || strings.Contains(body, "Iran") {
		t.Error("metrics hold names, or words of articles")
	}
	faults, err := promlint.New(strings.NewReader(body)).Lint()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		if strings.HasPrefix(f.Metric, "waybill_") {
			t.Errorf("%s: %s", f.Metric, f.Text)
		}
	}
	stop()
}

// privately runs a command with --admin-listen at a port that is free; stop ends it as Ctrl-C does.
func privately(t *testing.T, args ...string) (at string, stop func()) {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at = free.Addr().String()
	free.Close()
	cmd := exec.Command(waybill, append(args, "--admin-listen", at)...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill() // it may have ended
		cmd.Wait()         // that it was killed
		if t.Failed() {
			t.Logf("%v said %s", args, errs.String())
		}
	})
	return at, func() {
		t.Helper()
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v ended with %v", args, err)
		}
	}
}
