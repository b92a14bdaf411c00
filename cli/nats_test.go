//go:build unix

package cli_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"waybill/pipeline/pipelinetest"
	"waybill/postgres/pgtest"
)

// natsServer starts a NATS server with JetStream for user ada, password hush.
func natsServer(t testing.TB, change func(*server.Options)) *server.Server {
	t.Helper()
	o := &server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, JetStream: true, StoreDir: t.TempDir(), Username: "ada", Password: "hush", NoSigs: true, NoLog: true}
	if change != nil {
		change(o)
	}
	s, err := server.NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(time.Minute) {
		t.Fatal("the server does not start")
	}
	return s
}

// at is the address of a server for a user.
func at(s *server.Server, user, password string) string {
	return (&url.URL{Scheme: "nats", User: url.UserPassword(user, password), Host: s.Addr().String()}).String()
}

// selfSigned writes a certificate of this machine, which is its own authority, and its key.
func selfSigned(t *testing.T) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "nats"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	public, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: public}, key: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

// damagedArchive is a ZIP of one article and a member that is damaged.
func damagedArchive(t *testing.T) string {
	t.Helper()
	return pipelinetest.Zip(t, 1, func(int) string { return english })
}

// TestNATSRefusals are the ways in which a queue on servers cannot be had, and what is said of them.
func TestNATSRefusals(t *testing.T) {
	plain := natsServer(t, nil)
	cert, key := selfSigned(t)
	secure := natsServer(t, func(o *server.Options) {
		tls, err := server.GenTLSConfig(&server.TLSConfigOpts{CertFile: cert, KeyFile: key})
		if err != nil {
			t.Fatal(err)
		}
		o.TLSConfig, o.TLS = tls, true
	})
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "nats://" + free.Addr().String()
	free.Close()
	mine, other := newLedger(t), newLedger(t)
	must(t, "worker", "--drain", "--nats", at(plain, "ada", "hush"), "--ledger", mine)
	article := writeArticle(t, "Norway delivered 14 tanks to Ukraine in March.")
	for _, test := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"worker", "--drain", "--nats", nobody}, 1, "no NATS server answers"},
		{[]string{"queue", "--nats", nobody}, 1, "no NATS server answers"},
		{[]string{"add", article, "--nats", nobody}, 1, "no NATS server answers"},
		{[]string{"worker", "--nats", at(plain, "ada", "wrong")}, 1, "refused by the servers: see the user and password"},
		{[]string{"worker", "--nats", at(plain, "ada", "hush"), "--ledger", other}, 1, "the queue works for another ledger: give this ledger a queue of its own with --queue NAME"},
		{[]string{"add", article, "--nats", at(plain, "ada", "hush"), "--ledger", other}, 1, "another ledger"},
		{[]string{"worker", "--nats", at(secure, "ada", "hush")}, 1, "--nats-ca"},
		{[]string{"worker", "--nats", "http://127.0.0.1:1"}, 2, "--nats wants servers as in nats://"},
		{[]string{"worker", "--nats", nobody, "--queue", "no name"}, 2, "--queue wants a name"},
		{[]string{"worker", "--nats", nobody, "--nats-cert", cert}, 2, "--nats-cert and --nats-key go together"},
		{[]string{"worker", "--nats", nobody, "--nats-creds", "none.creds"}, 2, "read none.creds for --nats-creds: there is no such file"},
		{[]string{"worker", "--nats-ca", cert}, 2, "--nats-ca is for NATS servers"},
		{[]string{"worker", "--jobs", "0"}, 2, "--jobs wants a number of 1 or more"},
		{[]string{"worker", "what"}, 2, "takes no \"what\""},
		{[]string{"serve", "--workers", "-1"}, 2, "--workers wants a number of 0 or more"},
		{[]string{"add", article, "--send"}, 2, "--send is for work that is handed out"},
		{[]string{"queue", "list"}, 2, "unknown command \"queue list\": it is failed, retry, drop, pause or resume"},
		{[]string{"queue", "retry"}, 2, "wants the numbers of failed jobs, or --all"},
		{[]string{"queue", "drop", "x"}, 2, "not \"x\": waybill queue failed lists them"},
		{[]string{"queue", "failed", "--json", "--csv"}, 2, "exclude each other"},
	} {
		args := test.args
		if args[len(args)-2] != "--ledger" {
			args = append(args, "--ledger", mine)
		}
		out, errs, status := run(t, t.TempDir(), nil, args...)
		if status != test.status || out != "" || !strings.HasPrefix(lastLine(errs), "waybill: ") || !strings.Contains(errs, test.want) || strings.Contains(errs, "hush") {
			t.Errorf("%q: status %d, %s%s", args, status, out, errs)
		}
	}
	// with what they want, servers with TLS are good
	must(t, "worker", "--drain", "--nats", at(secure, "ada", "hush"), "--nats-ca", cert, "--ledger", other)
}

// lastLine is the last line of a text.
func lastLine(s string) string {
	s = strings.TrimSuffix(s, "\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}

// TestNATSLost takes the servers away while a worker, a producer and a serve use them, and brings
// them back.
func TestNATSLost(t *testing.T) {
	o := &server.Options{}
	s := natsServer(t, func(other *server.Options) { o = other })
	o.Port = s.Addr().(*net.TCPAddr).Port
	address, ledger := at(s, "ada", "hush"), newLedger(t)
	w := start(t, "worker", "--nats", address, "--ledger", ledger)
	w.waitSaid(t, "a worker begins")
	sv := serve(t, "--nats", address, "--ledger", ledger)
	must(t, "add", manyArticles(t, 10), "--nats", address, "--ledger", ledger)
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 }, "--nats", address)
	s.Shutdown()
	s.WaitForShutdown()
	w.waitSaid(t, "lost")
	if status, body := sv.get("/readyz"); status != 200 {
		t.Errorf("without the queue nothing is served: %d %s", status, body)
	}
	again := natsServer(t, func(other *server.Options) { other.Port, other.StoreDir = o.Port, o.StoreDir })
	w.waitSaid(t, "back")
	// without a ledger of one's own
	must(t, "add", writeArticle(t, "Norway delivered 14 tanks to Ukraine in March."), "--nats", at(again, "ada", "hush"))
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 && q.Workers == 1 }, "--nats", address)
	if n := articlesIn(t, ledger); n != 11 {
		t.Errorf("%d articles are recorded", n)
	}
	if status := w.interrupted(t); status != 0 {
		t.Errorf("status %d: %s", status, w.said())
	}
	if status := sv.interrupt(os.Interrupt); status != 0 {
		t.Errorf("status %d: %s", status, sv.errs.String())
	}
}

// TestNATSLate starts a worker and a serve before the servers: both wait, and go on.
func TestNATSLate(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	address := (&url.URL{Scheme: "nats", User: url.UserPassword("ada", "hush"), Host: free.Addr().String()}).String()
	ledger := newLedger(t)
	w := start(t, "worker", "--nats", address, "--ledger", ledger)
	sv := serve(t, "--nats", address, "--ledger", ledger)
	if status, body := sv.get("/readyz"); status != 200 {
		t.Errorf("without the queue nothing is served: %d %s", status, body)
	}
	w.waitSaid(t, "the queue is not there, and is tried again")
	natsServer(t, func(o *server.Options) { o.Port = port })
	must(t, "add", manyArticles(t, 3), "--nats", address, "--ledger", ledger)
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 && q.Workers == 1 }, "--nats", address)
	if n := articlesIn(t, ledger); n != 3 {
		t.Errorf("%d articles are recorded", n)
	}
	if status := w.interrupted(t); status != 0 {
		t.Errorf("status %d: %s", status, w.said())
	}
	if status := sv.interrupt(os.Interrupt); status != 0 {
		t.Errorf("status %d: %s", status, sv.errs.String())
	}
}

// TestWorkerWithoutRights works for a ledger on PostgreSQL that it may only read.
func TestWorkerWithoutRights(t *testing.T) {
	address := pgtest.Database(t)
	must(t, "ledger", "stats", "--ledger", address)
	pgtest.Exec(t, address, "CREATE ROLE onlooker LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO onlooker")
	t.Cleanup(func() { pgtest.Exec(t, address, "DROP OWNED BY onlooker", "DROP ROLE onlooker") })
	s := natsServer(t, nil)
	reader := pgtest.As(t, address, func(u *url.URL) { u.User = url.User("onlooker") })
	out, errs, status := run(t, t.TempDir(), nil, "worker", "--drain", "--nats", at(s, "ada", "hush"), "--ledger", reader)
	if status != 1 || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "the user onlooker lacks DELETE on anchor") || !strings.Contains(errs, "deploy/postgres/roles.sql") {
		t.Errorf("status %d, %s%s", status, out, errs)
	}
	must(t, "worker", "--drain", "--nats", at(s, "ada", "hush"), "--ledger", address)
}

// TestLedgerLate starts a worker and a serve before the server of their ledger: both say so once, wait,
// and go on. The server ends while the worker is at work, and nothing is given up. What waiting will not
// mend is told at once, and a worker that drains does not wait.
func TestLedgerLate(t *testing.T) {
	server := pgtest.Own(t)
	ledger := server.Address()
	address := at(natsServer(t, nil), "ada", "hush")
	server.Stop(t)
	out, errs, status := run(t, t.TempDir(), nil, "worker", "--drain", "--nats", address, "--ledger", ledger)
	if status != 1 || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "the server cannot be reached: check that it runs") {
		t.Errorf("it drains: status %d, %s%s", status, out, errs)
	}
	const away = "the ledger is not there, and is tried again until it is"
	called := start(t, "worker", "--nats", address, "--ledger", ledger)
	called.waitSaid(t, away)
	if status := called.interrupted(t); status != 0 || strings.Count(called.said(), "\n") != 1 {
		t.Errorf("called off while it waits: status %d, %s", status, called.said())
	}
	w, sv := start(t, "worker", "--nats", address, "--ledger", ledger), start(t, "serve", "--listen", "127.0.0.1:0", "--nats", address, "--ledger", ledger)
	w.waitSaid(t, away)
	sv.waitSaid(t, away)
	must(t, "add", manyArticles(t, 50), "--send", "--nats", address)
	server.Start(t)
	w.waitSaid(t, "a worker begins")
	waitQueue(t, func(q queueOf) bool { return q.left() < 50 }, "--nats", address)
	server.Stop(t)
	must(t, "add", writeArticle(t, "Norway delivered 14 tanks to Ukraine in March."), "--nats", address)
	w.waitSaid(t, "the ledger does not take what is read, it is tried again")
	server.Start(t)
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 && q.Failed == 0 && q.Workers == 1 }, "--nats", address)
	if n := articlesIn(t, ledger); n != 51 {
		t.Errorf("%d articles are recorded", n)
	}
	if n := strings.Count(w.said(), away); n != 1 {
		t.Errorf("it says %d times that the ledger is away", n)
	}
	for _, p := range []*process{w, sv} {
		if status := p.interrupted(t); status != 0 {
			t.Errorf("status %d: %s", status, p.said())
		}
	}
	nowhere := strings.Replace(ledger, "/postgres?", "/nowhere?", 1)
	for _, command := range []string{"worker", "serve"} {
		out, errs, status := run(t, t.TempDir(), nil, command, "--nats", address, "--ledger", nowhere)
		if status != 1 || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "there is no database") {
			t.Errorf("%s without a database: status %d, %s%s", command, status, out, errs)
		}
	}
}

// TestNATSWithoutLeader starts a worker while most of the cluster is away: it waits, and goes on.
func TestNATSWithoutLeader(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for as long as a cluster may take to start")
	}
	free := make([]int, 3)
	var held []net.Listener
	for i := range free {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		held = append(held, l)
		free[i] = l.Addr().(*net.TCPAddr).Port
	}
	for _, l := range held {
		l.Close()
	}
	node := func(i int) func(*server.Options) {
		return func(o *server.Options) {
			o.ServerName, o.Cluster = strconv.Itoa(i), server.ClusterOpts{Name: "c", Host: "127.0.0.1", Port: free[i]}
			for k, port := range free {
				if k != i {
					o.Routes = append(o.Routes, &url.URL{Scheme: "nats", Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(port))})
				}
			}
		}
	}
	address, ledger := at(natsServer(t, node(0)), "ada", "hush"), newLedger(t)
	w := start(t, "worker", "--nats", address, "--ledger", ledger)
	w.waitSaid(t, "see that most of the cluster is up")
	natsServer(t, node(1))
	must(t, "add", writeArticle(t, "Norway delivered 14 tanks to Ukraine in March."), "--nats", address, "--ledger", ledger)
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 && q.Workers == 1 }, "--nats", address)
	if n := articlesIn(t, ledger); n != 1 {
		t.Errorf("%d articles are recorded", n)
	}
	if status := w.interrupted(t); status != 0 {
		t.Errorf("status %d: %s", status, w.said())
	}
}
