package web

import (
	"net/http"
	"time"

	"waybill/draw"
)

// pictured says things in pictures.
type pictured struct {
	site *Site
	lang string
}

// pictures are the words of pictures in the language of a request: draw.Spark(s.pictures(r), …).
func (s *Site) pictures(r *http.Request) draw.Words { return pictured{s, langOf(r)} }

func (p pictured) word(family, value string) string {
	if value == "" {
		return p.site.words.say(p.lang, "unknown")
	}
	return p.site.words.say(p.lang, family+"."+value)
}

func (p pictured) Party(id string) string            { return p.site.party(p.lang, id) }
func (p pictured) Class(class string) string         { return p.word("class", class) }
func (p pictured) Stage(stage string) string         { return p.word("stage", stage) }
func (p pictured) Certainty(certainty string) string { return p.word("certainty", certainty) }
func (p pictured) Stance(stance string) string       { return p.word("stance", stance) }

func (p pictured) Day(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return orDash(tame(day))
	}
	return dayText(p.lang, t)
}

func (p pictured) Month(month string) string {
	t, err := time.Parse("2006-01", month)
	switch {
	case err != nil:
		return tame(month)
	case p.lang == "de":
		return monthsDE[t.Month()-1] + t.Format(" 2006")
	}
	return t.Format("Jan 2006")
}

func (p pictured) Say(key string, args ...any) string { return p.site.words.say(p.lang, key, args...) }
