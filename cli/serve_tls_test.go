package cli

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"context"
)

// writeCertificate makes one of a serial number in a folder.
func writeCertificate(t *testing.T, dir string, serial int64) doors {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "waybill"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	cert, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	d := doors{cert: filepath.Join(dir, "cert.pem"), key: filepath.Join(dir, "key.pem")}
	for file, block := range map[string]*pem.Block{d.cert: {Type: "CERTIFICATE", Bytes: cert}, d.key: {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// TestCertificateIsReadAnew holds that a renewed certificate is served without a restart, and
// that a damaged one leaves the old.
func TestServeCertificateIsReadAnew(t *testing.T) {
	dir := t.TempDir()
	d := writeCertificate(t, dir, 1)
	c := &certificate{cert: d.cert, key: d.key}
	if err := c.load(); err != nil {
		t.Fatal(err)
	}
	serial := func() int64 {
		t.Helper()
		c.looked = time.Time{} // it is time to look again
		got, err := c.get(nil)
		if err != nil {
			t.Fatal(err)
		}
		return got.Leaf.SerialNumber.Int64()
	}
	if got := serial(); got != 1 {
		t.Errorf("at first: %d", got)
	}
	writeCertificate(t, dir, 2)
	touch(t, d.cert, 1)
	if got := serial(); got != 2 {
		t.Errorf("renewed: %d", got)
	}
	if err := os.WriteFile(d.cert, []byte("half of it"), 0o600); err != nil {
		t.Fatal(err)
	}
	touch(t, d.cert, 2)
	if got := serial(); got != 2 {
		t.Errorf("damaged: %d", got)
	}
	if err := os.Remove(d.key); err != nil {
		t.Fatal(err)
	}
	if got := serial(); got != 2 {
		t.Errorf("gone: %d", got)
	}
	writeCertificate(t, dir, 3)
	touch(t, d.cert, 3)
	if got := serial(); got != 3 {
		t.Errorf("renewed again: %d", got)
	}
}

// touch gives a file a time of its own, as clocks of disks are coarse.
func touch(t *testing.T, file string, hours int) {
	t.Helper()
	at := time.Date(2026, 5, 1, hours, 0, 0, 0, time.UTC)
	if err := os.Chtimes(file, at, at); err != nil {
		t.Fatal(err)
	}
}

// TestServeTLS serves over TLS, of version 1.2 at least, with HTTP/2.
func TestServeTLS(t *testing.T) {
	d := writeCertificate(t, t.TempDir(), 1)
	config, err := d.tls()
	if err != nil {
		t.Fatal(err)
	}
	l, err := listen(t.Context(), "--listen", ":0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	server := newServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { say(w, 200, r.Proto) }), config, slog.New(slog.DiscardHandler))
	ended := make(chan error, 1)
	go func() { ended <- serveUntil(ctx, server, l) }()
	ask := func(version uint16) (*http.Response, error) {
		client := &http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true, MaxVersion: version}}}
		defer client.CloseIdleConnections()
		return client.Get(shownAddress(l.Addr(), true))
	}
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		answer, err := ask(version)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.TLS.Version != version || answer.ProtoMajor != 2 {
			t.Errorf("%x: %x, %s", version, answer.TLS.Version, answer.Proto)
		}
	}
	if answer, err := ask(tls.VersionTLS11); err == nil {
		answer.Body.Close()
		t.Error("TLS 1.1 is spoken")
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestServeCertificateMissing(t *testing.T) {
	for _, d := range []doors{{cert: "cert.pem"}, {key: "key.pem"}, {cert: "there is none", key: "there is none"}} {
		if _, err := d.tls(); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%+v: %v", d, err)
		}
	}
}
