package article

import (
	_ "embed" // the table is compiled in
	"net/url"
	"strings"
	"sync"
)

//go:embed data/tracking.tsv
var trackingTSV string

// trackingTables is data/tracking.tsv, ready for looking up.
type trackingTables struct {
	names    map[string]bool
	prefixes []string
}

var trackingTable = sync.OnceValue(func() *trackingTables { return must(readTracking(trackingTSV)) })

func readTracking(tsv string) (*trackingTables, error) {
	rows, err := readRows("data/tracking.tsv", tsv, 2)
	if err != nil {
		return nil, err
	}
	t := &trackingTables{names: map[string]bool{}}
	for _, row := range rows {
		if prefix, ok := strings.CutSuffix(row[0], "*"); ok {
			t.prefixes = append(t.prefixes, prefix)
			continue
		}
		t.names[row[0]] = true
	}
	return t, nil
}

func (t *trackingTables) has(parameter string) bool {
	parameter = strings.ToLower(parameter)
	if t.names[parameter] {
		return true
	}
	for _, prefix := range t.prefixes {
		if strings.HasPrefix(parameter, prefix) {
			return true
		}
	}
	return false
}

// webAddress reads an address on the web, absolute or relative to base; nil if it is none.
func webAddress(words string, base *url.URL) *url.URL {
	words = strings.TrimSpace(words)
	if words == "" || len(words) > 2048 {
		return nil
	}
	u, err := url.Parse(words)
	if err != nil {
		return nil
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil
	}
	return u
}

// canonical is the one address of a page, "" where it is not known: what the page itself
// says, else where it came from. A page that names its site's front page is not believed;
// many name it on all their pages by mistake.
func (h *head) canonical(from *url.URL) string {
	for _, stated := range []string{h.link, h.metas["og:url"]} {
		u := webAddress(stated, from)
		if u != nil && (isFront(u) && (from == nil || !isFront(from)) || u.User != nil) {
			continue
		}
		if u != nil {
			return cleaned(u)
		}
	}
	if from != nil {
		return cleaned(from)
	}
	return ""
}

func isFront(u *url.URL) bool { return strings.Trim(u.Path, "/") == "" && u.RawQuery == "" }

// cleaned writes an address so that two of the same page are equal: host in small letters,
// without port where it is the scheme's own, without fragment, password and tracking
// parameters. The others keep their order, as some servers mind it.
func cleaned(from *url.URL) string {
	u := *from
	u.User, u.Fragment, u.RawFragment, u.ForceQuery = nil, "", "", false
	u.Host = strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	var kept []string
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !trackingTable().has(name) {
			kept = append(kept, pair)
		}
	}
	u.RawQuery = strings.Join(kept, "&")
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// hostName is the host of an address as a name of its outlet, without "www.".
func hostName(u *url.URL) string {
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// ofHost reports whether a name is that of the outlet at an address: "Quayside Monitor" of
// www.quayside-monitor.example.
func ofHost(name string, u *url.URL) bool {
	longest := ""
	for label := range strings.SplitSeq(hostName(u), ".") {
		if len(label) > len(longest) {
			longest = label
		}
	}
	name, longest = lettersOnly(name), lettersOnly(longest)
	return len(name) >= 3 && len(longest) >= 3 && (strings.Contains(name, longest) || strings.Contains(longest, name))
}

func lettersOnly(words string) string {
	return strings.Join(nameWords(strings.ToLower(words)), "")
}
