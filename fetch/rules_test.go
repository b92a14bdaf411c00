package fetch

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRules(t *testing.T) {
	for _, test := range []struct {
		name, file   string
		allowed, not string // paths, separated by blanks
	}{
		{"nothing", "", "/ /a", ""},
		{"all forbidden", "User-agent: *\nDisallow: /", "/robots.txt", "/ /a"},
		{"an empty Disallow forbids nothing", "User-agent: *\nDisallow:", "/ /a", ""},
		{"a group of its own", "User-agent: *\nDisallow: /\nUser-agent: waybill\nDisallow: /x", "/a", "/x"},
		{"an empty group of its own", "User-agent: *\nDisallow: /\n\nUser-agent: Waybill\nUser-agent: other\nAllow: /\n", "/a", ""},
		{"several agents", "User-agent: other\nUser-agent: WAYBILL\nUser-agent: third\nDisallow: /x", "/a", "/x"},
		{"groups are put together", "User-agent: Waybill\nDisallow: /a\n\nUser-agent: b\nDisallow: /c\n\nUser-agent: waybill\nDisallow: /b", "/c", "/a /b"},
		{"groups for all are put together", "User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/c", "/a /b"},
		{"token and version", "User-agent: Waybill/1.0 (x)\nDisallow: /a", "/b", "/a"},
		{"another's token", "User-agent: Way\nDisallow: /\n\nUser-agent: Waybills\nDisallow: /", "/a", ""},
		{"blank lines end no group", "User-agent: waybill\n\n\nDisallow: /a", "/b", "/a"},
		{"lines of no group end none", "User-agent: waybill\nSitemap: https://example.org/s.xml\nUser-agent: x\nDisallow: /a", "/b", "/a"},
		{"the longest wins", "User-agent: *\nAllow: /p\nDisallow: /", "/page", "/folder"},
		{"Allow wins of equals", "User-agent: *\nDisallow: /folder\nAllow: /folder", "/folder/page", ""},
		{"a star counts", "User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page", "/page.htm"},
		{"an end", "User-agent: *\nAllow: /$\nDisallow: /", "/", "/page.htm"},
		{"stars", "User-agent: *\nDisallow: /a*b*c", "/abd /ab", "/abc /a1b2c3 /aabbcc /ab/ac"},
		{"star and end", "User-agent: *\nDisallow: /*.php$", "/a.php5 /a.php?x", "/a.php /b/a.php/a.php"},
		{"star and end at one place", "User-agent: *\nDisallow: /*aba$", "/ab /ababab", "/aba /ababa"},
		{"star at the end", "User-agent: *\nDisallow: /fish*", "/Fish /catfish", "/fish /fishheads/yummy.html /fish?id=x"},
		{"without a slash", "User-agent: *\nDisallow: fish\nDisallow: *.gif", "/fish", "/a.gif"},
		{"dollar within", "User-agent: *\nDisallow: /a$b", "/a", "/a$b"},
		{"case", "User-agent: *\nDISALLOW: /Fish", "/fish", "/Fish"},
		{"query", "User-agent: *\nDisallow: /*?s=", "/a?t=1", "/a?s=1 /?s="},
		{"comments", "# x\nUser-agent: * # all\nDisallow: /a # not this", "/b", "/a"},
		{"escapes", "User-agent: *\nDisallow: /%7ea%3cd\nDisallow: /b%2fc", "/b/c /~a", "/~a%3Cd /%7Ea%3cd /b%2Fc"},
		{"other scripts", "User-agent: *\nDisallow: /ツ\nDisallow: /gr%C3%BCn", "/a", "/%E3%83%84 /grün"},
		{"line ends and BOM", "\xef\xbb\xbfUser-agent: *\rDisallow: /a\r\nDisallow: /b", "/c", "/a /b"},
		{"misspelt", "useragent: *\ndisallow /a\nDisallow: /b", "/a", "/b"},
		{"rules before any group", "Disallow: /\nUser-agent: x\nDisallow: /", "/a", ""},
	} {
		r := parseRules([]byte(test.file), product)
		for _, path := range strings.Fields(test.allowed) {
			if !r.allows(path) {
				t.Errorf("%s: %s is forbidden", test.name, path)
			}
		}
		for _, path := range strings.Fields(test.not) {
			if r.allows(path) {
				t.Errorf("%s: %s is allowed", test.name, path)
			}
		}
	}
}

func TestRulesAreCutAtALine(t *testing.T) {
	file := "User-agent: *\nDisallow: /a\n" + strings.Repeat("#\n", maxRobots/2)
	file = file[:maxRobots-len("Disallow: /")] + "Disallow: /private"
	r := parseRules([]byte(file), product)
	if r.allows("/a") || !r.allows("/b") {
		t.Error("half a line counts")
	}
}

// FuzzRules holds that rules are read whatever a file is, that a group of another agent does
// not matter, and that a path is judged the same however it is escaped.
func FuzzRules(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*.php$\nCrawl-delay: 2.5"), "/a.php")
	f.Add([]byte("User-agent: waybill\nDisallow: /%7ea*b\nAllow: /ü"), "/~ab?x=ü")
	f.Add([]byte("\xef\xbb\xbfUser-agent:*\rDisallow:**$$"), "*")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := parseRules(file, product)
		if r.delay < 0 || r.delay > 1e6*time.Second {
			t.Errorf("delay %v", r.delay)
		}
		got := r.allows(path)
		if n := normalise(path); normalise(n) != n || path != "/robots.txt" && n != "/robots.txt" && r.allows(n) != got {
			t.Errorf("%q is judged otherwise than %q", path, n)
		}
		var all strings.Builder
		for _, c := range []byte(path) {
			if unreserved(c) {
				all.WriteString("%" + string(hexDigits[c>>4]) + string(hexDigits[c&15]))
			} else {
				all.WriteByte(c)
			}
		}
		if !strings.Contains(path, "%") && path != "/robots.txt" && r.allows(all.String()) != got {
			t.Errorf("%q is judged otherwise than %q", path, all.String())
		}
		other := append(slices.Clone(file), "\nCrawl-delay: x\nUser-agent: other\nDisallow: /\n"...)
		if r := parseRules(other, product); len(other) < maxRobots && r.allows(path) != got {
			t.Errorf("a group of another agent changes how %q is judged", path)
		}
	})
}

func FuzzRetryAfter(f *testing.F) {
	f.Add("120")
	f.Add("Sun, 01 Mar 2026 12:00:09 GMT")
	f.Add("Sunday, 01-Mar-26 12:00:09 GMT")
	f.Add("-1")
	f.Add("99999999999999999999")
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, value string) {
		if d := parseRetryAfter(value, now, time.Hour); d < 0 || d > time.Hour {
			t.Errorf("%q: %v", value, d)
		}
	})
}

func TestParseRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "0": 0, " 120 ": 2 * time.Minute, "3600": time.Hour, "3601": time.Hour, "9223372036854775808": time.Hour,
		"-5": 0, "1.5": 0, "soon": 0,
		"Sun, 01 Mar 2026 12:00:09 GMT":  9 * time.Second,
		"Sunday, 01-Mar-26 12:00:09 GMT": 9 * time.Second,
		"Sun Mar  1 12:00:09 2026":       9 * time.Second,
		"Sun, 01 Mar 2026 11:00:00 GMT":  0,
		"Fri, 31 Dec 9999 23:59:59 GMT":  time.Hour,
	} {
		if got := parseRetryAfter(value, now, time.Hour); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

// FuzzAddress holds that an address of the web is tidied to one that stays as it is.
func FuzzAddress(f *testing.F) {
	f.Add("https://Example.org:443/a?b#c")
	f.Add("http://[::1]:80")
	f.Add("http://user@x/")
	c := New(Options{})
	f.Fuzz(func(t *testing.T, address string) {
		u, err := c.parse(address)
		if err != nil {
			return
		}
		if u.User != nil || u.Fragment != "" || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
			t.Errorf("%q gives %q", address, u)
		}
		again, err := url.Parse(u.String())
		if err != nil || tidy(again).String() != u.String() {
			t.Errorf("%q gives %q, then %v (%v)", address, u, again, err)
		}
	})
}
