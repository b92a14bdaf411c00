//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// served is a waybill serve that runs.
type served struct {
	t    testing.TB
	cmd  *exec.Cmd
	at   string
	errs bytes.Buffer
}

// serve starts waybill serve and waits for its address.
func serve(t testing.TB, args ...string) *served {
	t.Helper()
	s := &served{t: t, cmd: exec.Command(waybill, append([]string{"serve", "--no-watch", "--listen", "127.0.0.1:0"}, args...)...)}
	s.cmd.Stderr = &s.errs
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	words := strings.Fields(line)
	if err != nil || len(words) < 4 || !strings.HasPrefix(line, "Waybill is at http") {
		s.kill()
		t.Fatalf("it says %q, %v, %s", line, err, s.errs.String())
	}
	s.at = words[3]
	go io.Copy(io.Discard, out) // nobody reads on
	return s
}

// kill ends it if it still runs, without waiting for anything.
func (s *served) kill() {
	s.cmd.Process.Kill() // it may have ended
	s.cmd.Wait()         // that it was killed
}

// interrupt ends it as Ctrl-C does, and gives its exit status.
func (s *served) interrupt(sig os.Signal) int {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
	timer := time.AfterFunc(30*time.Second, func() { s.cmd.Process.Kill() })
	defer timer.Stop()
	var exit *exec.ExitError
	if err := s.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	return s.cmd.ProcessState.ExitCode()
}

func (s *served) get(path string) (int, string) {
	s.t.Helper()
	answer, err := http.Get(s.at + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

func newLedger(t *testing.T) string { return filepath.Join(t.TempDir(), "ledger.db") }

func TestServeEndsCleanly(t *testing.T) {
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		s := serve(t, "--ledger", newLedger(t))
		for path, want := range map[string]string{"/healthz": "ok waybill ", "/readyz": "ready\n"} {
			if status, body := s.get(path); status != 200 || !strings.HasPrefix(body, want) {
				t.Errorf("%s: %d %s", path, status, body)
			}
		}
		if status := s.interrupt(sig); status != 0 || s.errs.Len() > 0 {
			t.Errorf("%v: status %d, errors %s", sig, status, s.errs.String())
		}
	}
}

// TestServeAnswersBeforeItEnds interrupts it while an article is on its way: it is read and
// answered before the end.
func TestServeAnswersBeforeItEnds(t *testing.T) {
	s := serve(t, "--ledger", newLedger(t))
	c, err := net.Dial("tcp", strings.TrimPrefix(s.at, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	form := url.Values{"text": {english}}.Encode()
	fmt.Fprintf(c, "POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", len(form))
	in := bufio.NewReader(c)
	if line, err := in.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("%q, %v", line, err)
	}
	if _, err := in.ReadString('\n'); err != nil { // the empty line
		t.Fatal(err)
	}
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for { // until it takes no more
		other, err := net.Dial("tcp", strings.TrimPrefix(s.at, "http://"))
		if err != nil {
			break
		}
		other.Close()
		time.Sleep(time.Millisecond)
	}
	if _, err := io.WriteString(c, form); err != nil {
		t.Fatal(err)
	}
	answer, err := http.ReadResponse(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 200 || !strings.Contains(string(body), "drones") {
		t.Errorf("%d, %v: %.300s", answer.StatusCode, err, body)
	}
	s.cmd.Wait() // its status tells
	if status := s.cmd.ProcessState.ExitCode(); status != 0 {
		t.Errorf("status %d: %s", status, s.errs.String())
	}
}

// TestServeKilled kills it while articles are recorded through it: the ledger is good, has
// what was answered for, and is served again.
func TestServeKilled(t *testing.T) {
	ledger := newLedger(t)
	for round := range 3 {
		s := serve(t, "--ledger", ledger)
		answered := make(chan int)
		go func() {
			n := 0
			for ; ; n++ {
				text := fmt.Sprintf("Iran Sends %d Drones to Russia\n\nIran delivered %d drones to Russia in round %d, an official said.\n", n, n, round)
				answer, err := http.PostForm(s.at+"/articles", url.Values{"text": {text}})
				if err != nil {
					break
				}
				answer.Body.Close()
				if answer.StatusCode >= 400 {
					t.Errorf("to record is answered with %d", answer.StatusCode)
					break
				}
				if n == 5 {
					s.cmd.Process.Kill() // goes on until no answer comes
				}
			}
			answered <- n
		}()
		n := <-answered
		s.kill()
		out, errs, status := run(t, t.TempDir(), nil, "verify", "--ledger", ledger)
		if status != 0 || errs != "" || n < 6 {
			t.Fatalf("after %d answers: status %d, %s%s", n, status, out, errs)
		}
	}
	s := serve(t, "--ledger", ledger)
	if status, body := s.get("/readyz"); status != 200 {
		t.Errorf("%d %s", status, body)
	}
	if out, errs, status := run(t, t.TempDir(), nil, "ledger", "stats", "--ledger", ledger); status != 0 {
		t.Errorf("status %d, %s%s", status, out, errs)
	}
}

func TestServeRefusesToStart(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	empty, team := newLedger(t), newLedger(t)
	if _, errs, status := run(t, t.TempDir(), strings.NewReader("several good words\n"), "user", "add", "ada", "--role", "admin", "--ledger", team); status != 0 {
		t.Fatal(errs)
	}
	oidc := []string{"--oidc-issuer", "https://id.example.org", "--oidc-client", "x"}
	for _, test := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"--listen", taken.Addr().String(), "--ledger", empty}, 1, "another program answers there"},
		{[]string{"--listen", "192.0.2.1:8080", "--ledger", empty}, 1, "this machine does not have that address"},
		{[]string{"--listen", "8080", "--ledger", empty}, 2, "--listen wants an address with a port"},
		{[]string{"--listen", "127.0.0.1:99999", "--ledger", empty}, 1, "a port is a number from 0 to 65535"},
		{[]string{"--listen", "127.0.0.1:nowhere", "--ledger", empty}, 1, "the number of a port"},
		{[]string{"--listen", "0.0.0.0:0", "--ledger", empty}, 2, "make an account with waybill user add NAME --role admin, or let people log in elsewhere with --oidc-issuer"},
		{[]string{"--listen", "0.0.0.0:0", "--insecure-http", "--ledger", empty}, 2, "anybody who reaches it would be let in"},
		{[]string{"--behind-proxy", "127.0.0.1", "--ledger", empty}, 2, "anybody who reaches it would be let in"},
		{[]string{"--listen", "0.0.0.0:0", "--ledger", team}, 2, "give --tls-cert and --tls-key, or --behind-proxy"},
		{append([]string{"--listen", "0.0.0.0:0", "--ledger", empty, "--oidc-role", "viewer=*"}, oidc...), 2, "give --tls-cert and --tls-key, or --behind-proxy"},
		{append([]string{"--listen", "127.0.0.1:0", "--ledger", empty}, oidc...), 2, "nobody is given a role"},
		{append([]string{"--listen", "127.0.0.1:0", "--ledger", empty, "--oidc-role", "boss=x"}, oidc...), 2, "--oidc-role wants a role and a word"},
		{[]string{"--listen", "127.0.0.1:0", "--oidc-client", "x", "--ledger", empty}, 2, "name it with --oidc-issuer"},
		{[]string{"--listen", "127.0.0.1:0", "--behind-proxy", "there", "--ledger", team}, 2, "--behind-proxy wants an address or a prefix"},
		{[]string{"--listen", "127.0.0.1:0", "--tls-cert", "cert.pem", "--ledger", team}, 2, "go together"},
		{[]string{"--listen", "127.0.0.1:0", "--tls-cert", "none.pem", "--tls-key", "none.pem", "--ledger", team}, 1, "read the certificate none.pem"},
		{[]string{"--listen", "127.0.0.1:0", "--admin-listen", "0.0.0.0:0", "--ledger", empty}, 2, "--admin-listen wants an address of this machine alone"},
		{[]string{"--listen", "127.0.0.1:0", "--log-level", "loud", "--ledger", empty}, 2, "--log-level"},
		{[]string{"--listen", "127.0.0.1:0", "--ledger", filepath.Dir(empty)}, 1, "it is a folder"},
		{[]string{"what", "--ledger", empty}, 2, "takes no \"what\""},
	} {
		out, errs, status := run(t, t.TempDir(), nil, append([]string{"serve", "--no-watch"}, test.args...)...)
		if status != test.status || out != "" || !strings.HasPrefix(errs, "waybill: ") || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, test.want) {
			t.Errorf("%q: status %d, %s%s", test.args, status, out, errs)
		}
	}
}

// TestServeAsksForLogIn holds that a ledger with accounts is open to nobody, on this machine
// too, and that accounts change while it is served.
func TestServeAsksForLogIn(t *testing.T) {
	ledger := newLedger(t)
	user := func(in string, args ...string) string {
		t.Helper()
		out, errs, status := run(t, t.TempDir(), strings.NewReader(in), append(append([]string{"user"}, args...), "--ledger", ledger)...)
		if status != 0 || errs != "" {
			t.Fatalf("%q: status %d, %s", args, status, errs)
		}
		return strings.TrimSpace(out)
	}
	user("several good words\n", "add", "ada", "--role", "admin")
	s := serve(t, "--ledger", ledger)
	if status, _ := s.get("/transfers.json"); status != 401 {
		t.Errorf("nobody gets %d", status)
	}
	token := user("", "token", "ada", "--name", "test", "--role", "viewer")
	ask := func() int {
		r, err := http.NewRequest("GET", s.at+"/transfers.json", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+token)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode
	}
	if status := ask(); status != 200 {
		t.Errorf("a token gets %d", status)
	}
	user("", "revoke", "ada", "--name", "test")
	if status := ask(); status != 401 {
		t.Errorf("a token revoked gets %d", status)
	}
	if status := s.interrupt(os.Interrupt); status != 0 || strings.Contains(s.errs.String(), token) {
		t.Errorf("status %d, %s", status, s.errs.String())
	}
}

// TestServeMetrics holds what is counted, and where it is shown.
func TestServeMetrics(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	private := free.Addr().String()
	free.Close()
	s := serve(t, "--ledger", newLedger(t), "--admin-listen", private)
	answer, err := http.PostForm(s.at+"/read", url.Values{"text": {english}})
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	s.get("/no/such/page")
	s.get("/secret/of/somebody")
	answer, err = http.Get("http://" + private + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`waybill_http_request_seconds_count{route="POST /read",status="200"} 1`, `waybill_ledger{what="articles"} 0`, "waybill_reading_seconds_count 1",
		"waybill_build_info{", "go_goroutines ", "process_resident_memory_bytes ",
	} {
		if !strings.Contains(string(body), want) {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
	if strings.Contains(string(body), "secret") {
		t.Error("paths that somebody made up are counted")
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if answer, err = http.Get("http://" + private + path); err != nil {
			t.Fatal(err)
		}
		if answer.Body.Close(); answer.StatusCode != 200 {
			t.Errorf("%s at the private address: %d", path, answer.StatusCode)
		}
	}
	if answer, err = http.Get("http://" + private + "/debug/pprof/cmdline"); err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if status, _ := s.get("/debug/pprof/cmdline"); answer.StatusCode != 200 || status != 404 {
		t.Errorf("profiles: %d there, %d here", answer.StatusCode, status)
	}
	if status := s.interrupt(os.Interrupt); status != 0 {
		t.Errorf("status %d: %s", status, s.errs.String())
	}
}
