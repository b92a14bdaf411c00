package fetch

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// maxRobots is how much of a robots.txt is read, in bytes; RFC 9309, section 2.5, wants 500 KiB
// at least.
const maxRobots = 500 << 10

// rules are what a robots.txt says to one agent. The zero value allows everything.
type rules struct {
	paths []rule
	delay time.Duration
}

// rule is an Allow or Disallow line.
type rule struct {
	pattern string // normalised, without the $ at its end
	allow   bool
	end     bool // the pattern had a $ at its end
}

// parseRules reads the rules for an agent from a robots.txt by RFC 9309: those of all groups
// that name it, or else those of all groups for "*". Crawl-delay, which is no part of the RFC, is
// understood as seconds; the last one wins. Lines that make no sense are passed over.
func parseRules(file []byte, agent string) rules {
	var named, star rules
	var forNamed, forStar, found bool
	open := false // the group's user-agent lines are not over
	if len(file) >= maxRobots {
		file = file[:maxRobots]
		file = file[:bytes.LastIndexByte(file, '\n')+1] // half a line may say something else
	}
	file = bytes.TrimPrefix(file, []byte("\xef\xbb\xbf"))
	for line := range bytes.FieldsFuncSeq(file, func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value, ok := directive(line)
		if !ok {
			continue
		}
		if key == "user-agent" {
			if !open {
				forNamed, forStar, open = false, false, true
			}
			forStar = forStar || value == "*"
			if strings.EqualFold(productToken(value), agent) {
				forNamed, found = true, true
			}
			continue
		}
		if key != "allow" && key != "disallow" && key != "crawl-delay" {
			continue // Sitemap and the like are of no group and end none
		}
		open = false
		if forNamed {
			named.add(key, value)
		}
		if forStar {
			star.add(key, value)
		}
	}
	if found {
		return named
	}
	return star
}

// directive is the key, in lower case, and the value of a line.
func directive(line []byte) (key, value string, ok bool) {
	line, _, _ = bytes.Cut(line, []byte("#"))
	k, v, ok := bytes.Cut(line, []byte(":"))
	key = strings.ToLower(string(bytes.TrimSpace(k)))
	if key == "useragent" || key == "user agent" {
		key = "user-agent" // common misspellings, as others read them
	}
	return key, string(bytes.TrimSpace(v)), ok && len(k) > 0
}

// productToken is the part of a user-agent value that counts: letters, "_" and "-".
func productToken(value string) string {
	for i, c := range []byte(value) {
		if !isLetter(c) && c != '_' && c != '-' {
			return value[:i]
		}
	}
	return value
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (r *rules) add(key, value string) {
	if key == "crawl-delay" {
		seconds, err := strconv.ParseFloat(value, 64)
		if err == nil && seconds >= 0 && seconds < 1e6 {
			r.delay = time.Duration(seconds * float64(time.Second))
		}
		return
	}
	if value == "" || value[0] != '/' && value[0] != '*' {
		return // an empty Disallow forbids nothing
	}
	pattern, end := strings.CutSuffix(value, "$")
	r.paths = append(r.paths, rule{normalise(pattern), key == "allow", end})
}

// size is about the memory the rules take, in bytes.
func (r *rules) size() int {
	n := 64
	for _, rule := range r.paths {
		n += 32 + len(rule.pattern)
	}
	return n
}

// allows reports whether a path with its query may be fetched: by the longest pattern that
// fits; of two equally long ones the one that allows.
func (r *rules) allows(path string) bool {
	if path == "/robots.txt" {
		return true
	}
	path = normalise(path)
	longest, allowed := -1, true
	for _, rule := range r.paths {
		n := len(rule.pattern)
		if rule.end {
			n++
		}
		if n < longest || n == longest && (allowed || !rule.allow) || !rule.fits(path) {
			continue
		}
		longest, allowed = n, rule.allow
	}
	return allowed
}

// fits reports whether the pattern fits the beginning of the path, or all of it if the pattern
// has an end. Each part between two stars is taken at its first place, the last part of a
// pattern with an end at the path's end: no going back.
func (r rule) fits(path string) bool {
	parts := strings.Split(r.pattern, "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok || len(parts) == 1 {
		return ok && (!r.end || rest == "")
	}
	last := parts[len(parts)-1]
	for _, part := range parts[1 : len(parts)-1] {
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	if r.end {
		return strings.HasSuffix(rest, last)
	}
	return strings.Contains(rest, last)
}

const hexDigits = "0123456789ABCDEF"

// normalise gives equal paths equal bytes: what is not plain ASCII is percent-encoded, escapes
// are in upper case, and those of letters, digits and -._~ are undone (RFC 3986, section 6.2.2).
func normalise(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		if decoded, ok := escape(path[i:]); ok {
			i += 2
			if unreserved(decoded) {
				b.WriteByte(decoded)
				continue
			}
			c = decoded
		} else if ' ' < c && c < 0x7f {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hexDigits[c>>4], hexDigits[c&15]})
	}
	return b.String()
}

// escape is the byte that an escape at the beginning of s stands for.
func escape(s string) (byte, bool) {
	if len(s) < 3 || s[0] != '%' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[1:3], 16, 8)
	return byte(n), err == nil
}

func unreserved(c byte) bool {
	return isLetter(c) || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
