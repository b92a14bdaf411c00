package web

import (
	"cmp"
	"html/template"
	"strconv"
	"strings"
	"time"

	"waybill"
	"waybill/view"
)

// words say things in one language, to templates, to package draw and to package export.
type words struct {
	site *Site
	lang string
}

// in is the words of a language.
func (s *Site) in(lang string) words { return words{s, lang} }

// Party is the name of a party.
func (w words) Party(id string) string { return w.site.party(w.lang, id) }

// Class is the name of a class of goods.
func (w words) Class(class string) string { return w.Word("class", class) }

// Stage is the name of a stage.
func (w words) Stage(stage string) string { return w.Word("stage", stage) }

// Certainty is the name of a certainty.
func (w words) Certainty(certainty string) string { return w.Word("certainty", certainty) }

// Stance is the word for affirms, doubts, denies.
func (w words) Stance(stance string) string { return w.Word("stance", stance) }

// Grade is the word for a credibility.
func (w words) Grade(grade int) string { return w.Word("credibility", strconv.Itoa(grade)) }

// Origin is the name of an origin. Offices, unnamed groups and states are called by the
// language's own words; all others have the name they have everywhere.
func (w words) Origin(name string) string {
	if name == "" || name == view.UnknownOutlet {
		return w.Say("origin.unknown")
	}
	if w.lang == "en" || w.site.Desk == nil || w.site.Desk.Atlas == nil {
		return name
	}
	atlas := w.site.Desk.Atlas
	what, parties := view.Belongs(name)
	if parties == nil {
		for _, known := range atlas.Lookup(name) {
			if p := known.Party; p != nil && p.Kind == waybill.State && len(p.Names["en"]) > 0 && p.Names["en"][0] == name {
				return w.Party(string(p.ID))
			}
		}
		return name
	}
	of := make([]string, len(parties))
	for i, id := range parties {
		of[i] = w.Party(string(id))
	}
	if group, ok := w.site.words[w.lang]["unnamed."+what]; ok {
		what = group
	}
	return atlas.OfficeName(what, w.lang) + " (" + strings.Join(of, ", ") + ")"
}

// because is a cause in words; of one that is not known it is what is told of it in English.
func (w words) because(c waybill.Cause, english string) string {
	if said := c.In(w.lang); said != "" {
		return said
	}
	return english
}

// Day is a day as people write it.
func (w words) Day(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return orDash(tame(day))
	}
	return dayText(w.lang, t)
}

// days are a first and a last day, what is the same in both said once: "1 Oct – 10 Dec 2025".
// Lines break between them only.
func (w words) days(from, to string) string {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	if from == to || err != nil || err2 != nil {
		return unbroken(w.Day(cmp.Or(from, to)))
	}
	first, last := dayText(w.lang, a), dayText(w.lang, b)
	if a.Year() == b.Year() {
		first = strings.TrimSuffix(first, strconv.Itoa(a.Year()))
	}
	return unbroken(strings.TrimSpace(first)) + " – " + unbroken(last)
}

// unbroken is a text that stays on one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// Month is a month (YYYY-MM) as people write it.
func (w words) Month(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return orDash(tame(month))
	}
	if w.lang == "de" {
		return monthsDE[t.Month()-1] + t.Format(" 2006")
	}
	return t.Format("Jan 2006")
}

// Say is a message.
func (w words) Say(key string, args ...any) string { return w.site.words.say(w.lang, key, args...) }

// Word is the word for a value of a kind: stage, class, status.
func (w words) Word(kind, value string) string {
	if value == "" {
		return w.Say("unknown")
	}
	if kind == "origin" {
		return w.Origin(value)
	}
	return w.Say(kind + "." + value)
}

// note is what a reading notes of its text. A note that has no message is told as it is.
func (w words) note(note string) template.HTML {
	if strings.HasPrefix(note, "The text seems to be ") && w.lang != "en" {
		return foreign(w.Say("note.foreign")) // whichever language it seems to be
	}
	if text, ok := w.site.words[w.lang]["note."+note]; ok {
		return foreign(text)
	}
	return `<span lang="en">` + foreign(note) + `</span>`
}

// row is what a row of the register is about, as its id tells it: both sides and the family of
// the goods.
func (w words) row(id string) string {
	parts := strings.Split(id, "-")
	mark := len(parts) - 1
	if len(parts[mark]) < 6 && mark > 3 {
		mark-- // the last part only numbers rows that are alike
	}
	if mark < 3 {
		return id
	}
	side := func(name string) string {
		if name == "XX" {
			return w.Party("")
		}
		return w.Party(strings.ReplaceAll(name, "_", " "))
	}
	return side(parts[0]) + " → " + side(parts[1]) + ", " + w.Class(strings.Join(parts[2:mark], "-"))
}
