package web

import (
	"bufio"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
)

// messages are the sentences of the pages by language and key.
type messages map[string]map[string]string

// loadMessages reads messages/*.tsv: key, German, English.
func loadMessages(from fs.FS) (messages, error) {
	names, err := fs.Glob(from, "messages/*.tsv")
	if err != nil {
		return nil, err
	}
	m := messages{"de": {}, "en": {}}
	for _, name := range names {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, err
		}
		if err := m.read(name, string(data)); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m messages) read(name, data string) error {
	lines := bufio.NewScanner(strings.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || cells[0] == "" || cells[1] == "" || cells[2] == "" {
			return fmt.Errorf("web: %s:%d wants key, German and English, with tabs between them: %q", name, n, line)
		}
		if _, known := m["de"][cells[0]]; known {
			return fmt.Errorf("web: %s:%d tells %q a second time", name, n, cells[0])
		}
		m["de"][cells[0]], m["en"][cells[0]] = cells[1], cells[2]
	}
	return lines.Err()
}

// say is a message in a language, with what stands in it (fmt's %s, or %[2]s where the
// languages differ in order). Of a key that is not known it is the last part: a stage, a class
// that is newer than the messages.
func (m messages) say(lang, key string, args ...any) string {
	text, ok := m[lang][key]
	if !ok {
		return key[strings.LastIndexByte(key, '.')+1:]
	}
	if len(args) == 0 {
		return text
	}
	for i := range args {
		if number, ok := integer(args[i]); ok {
			args[i] = grouped(lang, number)
		}
	}
	return fmt.Sprintf(text, args...)
}

// count is a message that counts: that of key.one for 1, of key.other for all else.
func (m messages) count(lang, key string, n any) string {
	number, _ := integer(n)
	if number == 1 {
		return m.say(lang, key+".one", number)
	}
	return m.say(lang, key+".other", number)
}

// say is a message in the language of a request.
func (s *Site) say(r *http.Request, key string, args ...any) string {
	return s.words.say(langOf(r), key, args...)
}
