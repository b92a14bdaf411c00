package fetch_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"waybill/fetch"
	"waybill/fetch/fetchtest"
)

func TestNotAWebAddress(t *testing.T) {
	c := fetch.New(fetch.Options{})
	defer c.Close()
	for _, address := range []string{"", "example.org/a", "/a", "file:///etc/passwd", "ftp://example.org/", "http://", "http:///a", "https://user:secret@example.org/",
		"http://exa mple.org/", "javascript:alert(1)", "http://[::1", "http://example.org:x/", "\x00", "http://a\u2024b.example/", "http://\u200d.example/"} {
		_, err := c.Get(context.Background(), address, fetch.Validators{})
		wantKind(t, err, fetch.ErrURL, "https://example.org/article")
	}
}

// No client asks anything of a server it may not: neither page nor robots.txt.
func TestRefusedAddress(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": says("secret")})
	s.options.Allow = nil
	port := s.Listener.Addr().(*net.TCPAddr).Port
	for _, host := range []string{"127.0.0.1", "[::ffff:127.0.0.1]", "0.0.0.0", "[::1]", "[::]"} {
		_, err := s.client(t).Get(context.Background(), fmt.Sprintf("http://%s:%d/a", host, port), fetch.Validators{})
		wantKind(t, err, fetch.ErrAddress, "--allow-address")
	}
	if len(s.asked) > 0 {
		t.Errorf("the server was asked for %q", s.asked)
	}
}

func TestRefusedName(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": says("secret")})
	names := fetchtest.NewNames(t)
	names.Set("inside.test", "127.0.0.1")
	s.options.Allow, s.options.Resolver = nil, names.Resolver()
	_, err := s.client(t).Get(context.Background(), s.at4("inside.test")+"/a", fetch.Validators{})
	wantKind(t, err, fetch.ErrAddress, "fetch "+s.at4("inside.test")+"/a: inside.test", "127.0.0.1 is a loopback address")
	if len(s.asked) > 0 {
		t.Errorf("the server was asked for %q", s.asked)
	}
}

func TestRedirectToRefusedAddress(t *testing.T) {
	inside := newSite(t, map[string]http.HandlerFunc{"/secret": says("secret")})
	secret := strings.Replace(inside.URL, "127.0.0.1", "127.0.0.2", 1) + "/secret"
	s := newSite(t, map[string]http.HandlerFunc{
		"/a": redirects(secret), "/b": redirects("http://169.254.169.254/latest/meta-data/"), "/c": redirects("http://[::1]/"),
	})
	for _, path := range []string{"/a", "/b", "/c"} {
		_, err := s.get(t, path)
		wantKind(t, err, fetch.ErrAddress, "is a l")
	}
	if len(inside.asked) > 0 {
		t.Errorf("the inner server was asked for %q", inside.asked)
	}
}

// A name that is resolved to an allowed address first (127.0.0.1 stands for a public one) and to
// another afterwards gets nothing from there, though nothing else of the page's address changed.
func TestRebinding(t *testing.T) {
	names := fetchtest.NewNames(t)
	var s *site
	s = newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Connection", "close") // so that the name is resolved once more
		http.Redirect(w, &http.Request{}, s.at4("evil.test")+"/secret", http.StatusFound)
	}, "/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Connection", "close")
	}})
	// the same port on the other address
	inner, err := net.Listen("tcp", fmt.Sprintf("127.0.0.2:%d", s.Listener.Addr().(*net.TCPAddr).Port))
	if err != nil {
		t.Skip("no second loopback address:", err)
	}
	reached := make(chan bool, 1)
	server := &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached <- true })}
	go server.Serve(inner)
	defer server.Close()

	names.Set("evil.test", "127.0.0.1", "127.0.0.1", "127.0.0.2")
	s.options.Resolver = names.Resolver()
	_, err = s.client(t).Get(context.Background(), s.at4("evil.test")+"/a", fetch.Validators{})
	wantKind(t, err, fetch.ErrAddress, "127.0.0.2 is a loopback address")
	if s.count("/a") != 1 || names.Asked("evil.test") != 3 || len(reached) > 0 {
		t.Errorf("page asked for %d times, name %d times, inner server reached: %v", s.count("/a"), names.Asked("evil.test"), len(reached) > 0)
	}
}

func TestUnknownName(t *testing.T) {
	s := newSite(t, nil)
	s.options.Resolver = fetchtest.NewNames(t).Resolver()
	_, err := s.client(t).Get(context.Background(), s.at4("nowhere.test")+"/a", fetch.Validators{})
	wantKind(t, err, fetch.ErrNetwork, "there is no host nowhere.test", "check the address")
	if n := len(s.clock.Slept()); n > 0 {
		t.Errorf("tried again %d times", n)
	}
}

// at4 is the address of the site with a name instead of its address.
func (s *site) at4(name string) string { return strings.Replace(s.URL, "127.0.0.1", name, 1) }

func TestSlowLoris(t *testing.T) {
	for name, begin := range map[string]string{
		"header": "HTTP/1.1 200 OK\r\nX: ",
		"body":   "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<",
	} {
		t.Run(name, func(t *testing.T) {
			var s *site
			s = newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
				conn := hijack(t, w)
				defer conn.Close()
				_, _ = io.WriteString(conn, begin)
				for range 2 * fetch.DefaultLimits.Stall / (10 * time.Second) {
					_, _ = io.WriteString(conn, "x")
					s.clock.Advance(10 * time.Second)
				}
				_, _ = io.Copy(io.Discard, conn) // until the client leaves
			}})
			_, err := s.get(t, "/a")
			wantKind(t, err, fetch.ErrSlow, "hardly sends anything")
			if n := s.count("/a"); n != fetch.DefaultLimits.Tries {
				t.Errorf("tried %d times", n)
			}
		})
	}
}

func hijack(t *testing.T, w http.ResponseWriter) net.Conn {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		t.Error(err)
	}
	return conn
}

func TestEndlessBody(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/endless": func(w http.ResponseWriter, _ *http.Request) {
			for {
				if _, err := io.WriteString(w, strings.Repeat("all work and no play ", 100)); err != nil {
					return
				}
			}
		},
		"/claims": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "10000000000")
			_, _ = io.WriteString(w, "<")
		},
		"/just": says(strings.Repeat("a", 1<<20)),
		"/over": says(strings.Repeat("a", 1<<20+1)),
	})
	s.options.Limits.Body, s.options.Limits.Wire = 1<<20, 1<<20
	for _, path := range []string{"/endless", "/claims", "/over"} {
		_, err := s.get(t, path)
		wantKind(t, err, fetch.ErrTooLarge, "larger than 1 MiB")
		if n := s.count(path); n != 1 {
			t.Errorf("%s: asked %d times", path, n)
		}
	}
	if page, err := s.get(t, "/just"); err != nil || len(page.Body) != 1<<20 {
		t.Errorf("a body of just the limit: %v", err)
	}
}

func TestHugeHeader(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X", strings.Repeat("a", 1<<20))
	}})
	_, err := s.get(t, "/a")
	wantKind(t, err, fetch.ErrTooLarge, "header is larger than 128 KiB")
}

// Go ends the connection where a header is far too large, and says so where it is a little.
func TestHugeHeaderHTTP2(t *testing.T) {
	for n, kind := range map[int]error{124: fetch.ErrTooLarge, 4000: fetch.ErrNetwork} {
		s, roots := newTLS(t, func(w http.ResponseWriter, r *http.Request) {
			if r.ProtoMajor == 2 && r.URL.Path == "/a" {
				for i := range n {
					w.Header().Set(fmt.Sprint("X-", i), strings.Repeat("a", 1<<10))
				}
			}
		})
		c := fetch.New(fetch.Options{Clock: fetchtest.NewClock(start), Allow: loopback(), Roots: roots})
		_, err := c.Get(context.Background(), s.URL+"/a", fetch.Validators{})
		wantKind(t, err, kind)
		c.Close()
	}
}

func TestReset(t *testing.T) {
	resets := 2
	s := newSite(t, nil)
	s.Config.Handler = s.note(map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		if resets--; resets < 0 {
			says("at last")(w, nil)
			return
		}
		conn := hijack(t, w)
		_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
		_ = conn.(*net.TCPConn).SetLinger(0) // Close sends a reset
		_ = conn.Close()
	}})
	page, err := s.get(t, "/a")
	if err != nil || string(page.Body) != "at last" || s.count("/a") != 3 {
		t.Errorf("%v, asked %d times", err, s.count("/a"))
	}
	resets = 100
	_, err = s.get(t, "/a")
	wantKind(t, err, fetch.ErrNetwork, "failed (", "try again later")
	if s.count("/a") != 6 {
		t.Errorf("asked %d times", s.count("/a"))
	}
}

func TestCertificates(t *testing.T) {
	s, roots := newTLS(t, says("secure"))
	names := fetchtest.NewNames(t)
	names.Set("other.test", "127.0.0.1")
	get := func(roots *x509.CertPool, address string) (*fetch.Page, error) {
		c := fetch.New(fetch.Options{Clock: fetchtest.NewClock(start), Allow: loopback(), Roots: roots, Resolver: names.Resolver()})
		defer c.Close()
		return c.Get(context.Background(), address, fetch.Validators{})
	}
	if page, err := get(roots, s.URL+"/a"); err != nil || string(page.Body) != "secure" {
		t.Errorf("page %v, %v", page, err)
	}
	_, err := get(x509.NewCertPool(), s.URL+"/a")
	wantKind(t, err, fetch.ErrCertificate, "unknown authority")
	_, err = get(roots, strings.Replace(s.URL, "127.0.0.1", "other.test", 1))
	wantKind(t, err, fetch.ErrCertificate, "other.test")
	old, roots := expired(t)
	_, err = get(roots, old.URL)
	wantKind(t, err, fetch.ErrCertificate, "expired", "check the address and the clock")
}

// expired is a server whose certificate is good but for its time.
func expired(t *testing.T) (*httptest.Server, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1, 0), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(says("old"))
	s.Config.ErrorLog = discard()
	s.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
	s.StartTLS()
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	return s, roots
}

// A page that comes over https does not come over http in the end. Of robots.txt it does not
// matter.
func TestDowngrade(t *testing.T) {
	plain := newSite(t, map[string]http.HandlerFunc{"/a": says("plain"), "/robots.txt": says("User-agent: *\nDisallow: /private")})
	s, roots := newTLS(t, func(w http.ResponseWriter, r *http.Request) { redirects(plain.URL+r.URL.Path)(w, r) })
	c := fetch.New(fetch.Options{Clock: fetchtest.NewClock(start), Allow: loopback(), Roots: roots})
	defer c.Close()
	_, err := c.Get(context.Background(), s.URL+"/a", fetch.Validators{})
	wantKind(t, err, fetch.ErrRedirects, "from https to http")
	_, err = c.Get(context.Background(), s.URL+"/private", fetch.Validators{})
	wantKind(t, err, fetch.ErrRobots)
	if plain.count("/a") != 0 || plain.count("/robots.txt") != 1 {
		t.Errorf("asked for %q", plain.asked)
	}
}

// A host name in another script is asked for as the name system has it.
func TestInternationalName(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) { says(r.Host)(w, r) }})
	names := fetchtest.NewNames(t)
	names.Set("xn--mller-kva.test", "127.0.0.1")
	s.options.Resolver = names.Resolver()
	page, err := s.client(t).Get(context.Background(), s.at4("M\u00fcller.test")+"/a", fetch.Validators{})
	if want := s.at4("xn--mller-kva.test"); err != nil || page.URL != want+"/a" || "http://"+string(page.Body) != want {
		t.Errorf("page %v, %v", page, err)
	}
}

func newTLS(t *testing.T, h http.HandlerFunc) (*httptest.Server, *x509.CertPool) {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.EnableHTTP2 = true
	s.Config.ErrorLog = discard()
	s.StartTLS()
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	return s, roots
}

func loopback() []netip.Prefix { return []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")} }

// With a proxy only the proxy is dialled, wherever it is; addresses written as such are checked.
func TestProxy(t *testing.T) {
	proxy := newSite(t, map[string]http.HandlerFunc{"/a": says("through the proxy")})
	proxy.options.Allow = nil
	proxy.options.Proxy, _ = url.Parse(proxy.URL)
	page, err := proxy.client(t).Get(context.Background(), "http://news.test/a", fetch.Validators{})
	if err != nil || string(page.Body) != "through the proxy" {
		t.Errorf("page %v, %v", page, err)
	}
	_, err = proxy.client(t).Get(context.Background(), "http://169.254.169.254/a", fetch.Validators{})
	wantKind(t, err, fetch.ErrAddress)
}

// TestMain names a proxy where nobody listens; Go looks at the environment only once.
func TestMain(m *testing.M) {
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"} {
		if err := os.Setenv(name, "http://127.0.0.1:1"); err != nil {
			panic(err)
		}
	}
	m.Run()
}

// The environment's proxy is not asked.
func TestNoProxyFromEnvironment(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": says("straight")})
	names := fetchtest.NewNames(t)
	names.Set("news.test", "127.0.0.1") // for loopback itself Go never asks a proxy
	s.options.Resolver = names.Resolver()
	page, err := s.client(t).Get(context.Background(), s.at4("news.test")+"/a", fetch.Validators{})
	if err != nil || string(page.Body) != "straight" {
		t.Errorf("page %v, %v", page, err)
	}
}
