package web

import (
	"fmt"
	"html/template"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"

	"waybill"
	"waybill/draw"
	"waybill/view"
)

// functions are what templates can call, in a language:
//
//	t KEY ARG…       a message
//	count KEY N      a message that counts: KEY.one or KEY.other
//	party ID         the name of a party, "unknown" for none
//	class CLASS      the name of a class of goods; stage, certainty and stance likewise
//	tone STAGE CERTAINTY   the class of CSS by which both are coloured
//	day DAY          a day (YYYY-MM-DD), a dash for none
//	days FROM TO     the first and the last day of something, short
//	minute TIME      a time (RFC 3339)
//	moment TIME      a time.Time, a dash for the zero one
//	n NUMBER         a number with its thousands apart
//	bdi TEXT         foreign text, inert and set apart: all text that comes from articles
//	origin NAME      the name of an origin, "an unknown outlet" for one without
//	originof NAME    the same without mark-up
//	ground GROUND    a reason for a grade
//	cause CAUSE WHY  why something failed; WHY is said of a cause that is not known
//	why REASON       why a rule gives its value
//	worded FIELD VALUE   a value of a claim in words
//	row ID           what a row is about, as its id tells it
//	note NOTE        what a reading notes of its text
//	tame TEXT        the same without mark-up, for attributes and titles
//	web ADDRESS      the address if it is one of http or https, else ""
//	short ID         the beginning of a long id
//	list A B …       its arguments as a list
//	snippet SNIPPET  a passage with the words that were looked for marked
//	marked PAPER     the text of a report with what was read in it marked
//	exchange PAPER   who gives what by a report, as a picture
//	ordinal ID       the number in the id of a claim or statement
//	spark MONTHS     how many reports there were by month, as a small picture
func (s *Site) functions(lang string) template.FuncMap {
	w := s.in(lang)
	return template.FuncMap{
		"t":         w.Say,
		"count":     func(key string, n any) string { return s.words.count(lang, key, n) },
		"party":     func(v any) string { return w.Party(plain(v)) },
		"class":     func(v any) string { return w.Class(plain(v)) },
		"stage":     func(v any) string { return w.Stage(plain(v)) },
		"certainty": func(v any) string { return w.Certainty(plain(v)) },
		"stance":    func(v any) string { return w.Stance(plain(v)) },
		"tone":      func(stage, certainty any) string { return view.ToneOf(plain(stage), plain(certainty)) },
		"day":       func(v any) template.HTML { return dayHTML(lang, plain(v)) },
		"days":      func(from, to any) string { return w.days(plain(from), plain(to)) },
		"minute":    func(v any) template.HTML { return minuteHTML(lang, plain(v)) },
		"moment": func(at time.Time) template.HTML {
			if at.IsZero() {
				return "–"
			}
			return minuteHTML(lang, at.Format(time.RFC3339))
		},
		"n": func(v any) string {
			number, _ := integer(v)
			return grouped(lang, number)
		},
		"bdi":      func(v any) template.HTML { return foreign(plain(v)) },
		"tame":     func(v any) string { return tame(plain(v)) },
		"origin":   func(v any) template.HTML { return foreign(w.Origin(plain(v))) },
		"originof": func(v any) string { return tame(w.Origin(plain(v))) },
		"ground": func(g interface {
			In(string, view.Names) string
		}) template.HTML {
			return foreign(g.In(lang, w))
		},
		"cause":    func(c waybill.Cause, english any) template.HTML { return foreign(w.because(c, plain(english))) },
		"why":      func(r interface{ In(lang string) string }) string { return r.In(lang) },
		"worded":   func(field, value string) string { return s.value(lang, field, value) },
		"row":      w.row,
		"note":     func(note string) template.HTML { return w.note(note) },
		"web":      func(v any) string { return webAddress(plain(v)) },
		"list":     func(all ...any) []any { return all },
		"snippet":  snippet,
		"marked":   w.marked,
		"exchange": func(p *view.Paper) template.HTML { return draw.ReadExchange(w, &p.Document) },
		"ordinal":  ordinal,
		"short":    func(v any) string { return shortID(plain(v)) },
		"spark":    func(months []view.Month) template.HTML { return draw.Spark(w, months) },
	}
}

// plain is a text of any type of text: view.Optional, a stage, a kind.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case nil:
		return ""
	}
	if x := reflect.ValueOf(v); x.Kind() == reflect.String {
		return x.String()
	}
	return fmt.Sprint(v)
}

// integer is a number of any type of whole number.
func integer(v any) (int64, bool) {
	x := reflect.ValueOf(v)
	if x.Kind() == reflect.Pointer && !x.IsNil() {
		x = x.Elem()
	}
	switch {
	case x.CanInt():
		return x.Int(), true
	case x.CanUint():
		return int64(min(x.Uint(), 1<<62)), true
	}
	return 0, false
}

// grouped writes a number with its thousands apart, as the language does.
func grouped(lang string, n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	mark := ","
	if lang == "de" {
		mark = "."
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return sign + digits
}

// party is the name of a party in a language.
func (s *Site) party(lang, id string) string {
	if id == "" {
		return s.words.say(lang, "unknown")
	}
	if s.Desk == nil || s.Desk.Atlas == nil {
		return id
	}
	known := s.Desk.Atlas.Party(waybill.PartyID(id))
	if known == nil {
		return id
	}
	for _, names := range [][]string{known.Names[lang], known.Names["en"], known.Names["de"]} {
		if len(names) > 0 {
			return strings.TrimPrefix(names[0], "~")
		}
	}
	return id
}

var monthsDE = [...]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."}

// dayText is a day as people write it.
func dayText(lang string, t time.Time) string {
	if lang == "de" {
		return fmt.Sprintf("%d. %s %d", t.Day(), monthsDE[t.Month()-1], t.Year())
	}
	return t.Format("2 Jan 2006")
}

func dayHTML(lang, day string) template.HTML {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return template.HTML(template.HTMLEscapeString(orDash(tame(day))))
	}
	return template.HTML(`<time datetime="` + t.Format(time.DateOnly) + `">` + dayText(lang, t) + `</time>`)
}

func minuteHTML(lang, at string) template.HTML {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return dayHTML(lang, at)
	}
	t = t.UTC()
	return template.HTML(`<time datetime="` + t.Format(time.RFC3339) + `">` + dayText(lang, t) + t.Format(", 15:04") + `&nbsp;UTC</time>`)
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// webAddress lets addresses of http and https through.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// shortID is the beginning of an id that is a hash.
func shortID(id string) string {
	if len(id) > 12 {
		return id[:12]
	}
	return id
}
