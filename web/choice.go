package web

import (
	"net/http"
	"slices"

	"golang.org/x/text/language"

	"waybill/door"
)

// languages are those of the pages; the first is that of whoever asks for none of them.
var languages = []string{"en", "de"}

// themes are the looks that can be asked for; auto is that of the machine.
var themes = []string{"light", "dark", "auto"}

// languageKey and themeKey name the parameters that switch language and theme, and the cookies
// that keep them. (The parameter lang chooses reports by their language.)
const (
	languageKey = "ui"
	themeKey    = "theme"
)

var matcher = language.NewMatcher([]language.Tag{language.English, language.German})

// langOf is the language that a request wants its page in: that of the address, of the cookie,
// of the browser.
func langOf(r *http.Request) string {
	if lang := chosen(r, languageKey, languages); lang != "" {
		return lang
	}
	_, i := language.MatchStrings(matcher, r.Header.Get("Accept-Language"))
	return languages[i]
}

// themeOf is the theme that a request wants its page in, "" for that of the machine.
func themeOf(r *http.Request) string {
	if theme := chosen(r, themeKey, themes); theme != "auto" {
		return theme
	}
	return ""
}

// chosen is the value of a parameter, else of the cookie, if it is one of the known.
func chosen(r *http.Request, key string, known []string) string {
	if v := r.URL.Query().Get(key); slices.Contains(known, v) {
		return v
	}
	if c, err := r.Cookie(key); err == nil && slices.Contains(known, c.Value) {
		return c.Value
	}
	return ""
}

// remember keeps language and theme of the address for the pages to come.
func (s *Site) remember(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	for key, known := range map[string][]string{languageKey: languages, themeKey: themes} {
		if v := q.Get(key); slices.Contains(known, v) {
			http.SetCookie(w, &http.Cookie{
				Name: key, Value: v, Path: "/", MaxAge: 365 * 24 * 60 * 60,
				HttpOnly: true, Secure: door.Secure(r), SameSite: http.SameSiteLaxMode,
			})
		}
	}
}
