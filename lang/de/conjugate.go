package de

import (
	"slices"
	"strings"
	"unicode/utf8"

	"waybill/lang"
)

// Tags that always go together.
const (
	present = lang.Present | lang.Finite
	past    = lang.Past | lang.Finite
	subj1   = lang.Subj1 | lang.Present | lang.Finite
	subj2   = lang.Subj2 | lang.Past | lang.Finite
)

// adjectiveEndings are what a participle takes before a noun.
var adjectiveEndings = [...]string{"e", "en", "er", "es", "em"}

// Conjugate lists the forms of a verb. parts are empty for weak verbs, else third
// person present, third person preterite, past participle and any number of forms of
// the Konjunktiv II, two forms of one part separated by "/"; a separable verb ("bereit·stellen") has the parts of its base
// ("stellt", "stellte", "gestellt"). The second person is left out: news has none.
//
// Konjunktiv I is tagged where it differs from the indicative of the third person
// ("er liefere"), Konjunktiv II where it differs from the preterite ("gäbe"; not
// "lieferte", not the plural "gingen").
func (grammar) Conjugate(lemma string, parts []string) []lang.Inflected {
	prefix, base, separable := strings.Cut(lemma, "·")
	if !separable {
		return swiss(conjugate(lemma, parts))
	}
	whole := conjugate(base, parts)
	all := make([]lang.Inflected, 0, 2*len(whole)+1)
	for _, f := range whole {
		if f.Tags.Has(lang.Finite) {
			all = append(all, lang.Inflected{Form: f.Form, Tags: f.Tags, Apart: true})
		}
		all = append(all, lang.Inflected{Form: prefix + f.Form, Tags: f.Tags})
	}
	all = append(all, lang.Inflected{Form: prefix + "zu" + base, Tags: lang.ToInf})
	return swiss(all)
}

// conjugate lists the forms of a verb without separable prefix.
func conjugate(lemma string, parts []string) []lang.Inflected {
	if lemma == "sein" {
		return toBe()
	}
	p := principal(lemma, parts)
	c := &forms{}
	c.add(lemma, lang.Infinitive)
	c.add(lemma, present)
	for _, s := range p.third {
		c.add(s, present)
	}
	for _, s := range p.subj1 {
		c.add(s, subj1)
	}
	for _, s := range p.past {
		c.add(s, past)
		c.add(plural(s), past)
	}
	for _, s := range p.subj2 {
		if !slices.Contains(p.past, s) {
			c.add(s, subj2)
		}
		if plural(s) != plural(p.past[0]) {
			c.add(plural(s), subj2)
		}
	}
	for _, s := range p.participle {
		c.participle(s, lang.PastPart)
	}
	if lemma == "werden" {
		c.add("worden", lang.PastPart)
	}
	c.participle(lemma+"d", lang.PresPart)
	return c.all
}

// toBe is the one verb whose forms follow from no principal parts.
func toBe() []lang.Inflected {
	c := &forms{}
	c.add("sein", lang.Infinitive)
	for _, s := range [...]string{"bin", "ist", "sind", "seid"} {
		c.add(s, present)
	}
	c.add("sei", subj1)
	c.add("seien", subj1)
	c.add("war", past)
	c.add("waren", past)
	c.add("wäre", subj2)
	c.add("wären", subj2)
	c.participle("gewesen", lang.PastPart)
	return c.all
}

// forms collects the forms of a verb.
type forms struct{ all []lang.Inflected }

func (c *forms) add(form string, tags lang.Tag) {
	c.all = append(c.all, lang.Inflected{Form: form, Tags: tags})
}

// participle adds a participle and its attributive forms.
func (c *forms) participle(form string, tag lang.Tag) {
	if form == "" {
		return
	}
	c.add(form, tag)
	for _, e := range adjectiveEndings {
		c.add(form+e, tag|lang.Adjective)
	}
}

// principalParts are what the other forms of a verb are made of, the likelier first.
type principalParts struct {
	third, past, participle, subj1, subj2 []string
}

// principal completes the principal parts given in the table.
func principal(lemma string, given []string) principalParts {
	p := weak(lemma)
	for i, part := range [...]*[]string{&p.third, &p.past, &p.participle} {
		if len(given) > i && given[i] != "" {
			*part = strings.Split(given[i], "/")
		}
	}
	if len(given) > 3 {
		p.subj2 = given[3:]
	} else if s := umlauted(p.past[0]); s != "" {
		p.subj2 = []string{s}
	}
	return p
}

// weak makes the principal parts of a weak verb.
func weak(lemma string) principalParts {
	stem := stemOf(lemma)
	p := principalParts{subj1: []string{stem + "e"}}
	e := ""
	switch {
	case strings.HasSuffix(lemma, "eln"):
		p.subj1 = append(p.subj1, strings.TrimSuffix(stem, "el")+"le")
	case strings.HasSuffix(lemma, "ern"): // "steuert", never "steueret"
	case insertsE(stem):
		e = "e"
	}
	participle := stem + e + "t"
	if !unaugmented(lemma) {
		participle = "ge" + participle
	}
	p.third, p.past, p.participle = []string{stem + e + "t"}, []string{stem + e + "te"}, []string{participle}
	return p
}

// stemOf cuts the ending off an infinitive: liefer-n, handel-n, geb-en, tu-n.
func stemOf(lemma string) string {
	for _, end := range [...]string{"eln", "ern"} {
		if strings.HasSuffix(lemma, end) {
			return strings.TrimSuffix(lemma, "n")
		}
	}
	if s, ok := strings.CutSuffix(lemma, "en"); ok {
		return s
	}
	return strings.TrimSuffix(lemma, "n")
}

// insertsE reports whether a weak stem takes an e before t: "rüstet", "öffnet", but
// "warnt", "nimmt", "wohnt".
func insertsE(stem string) bool {
	r := []rune(stem)
	n := len(r)
	if n < 2 {
		return false
	}
	switch r[n-1] {
	case 't', 'd':
		return true
	case 'm', 'n':
		before := r[n-2]
		if before == 'h' {
			return n > 2 && r[n-3] == 'c' // "rechnet", but "wohnt"
		}
		return !isVowel(before) && before != 'l' && before != 'r' && before != r[n-1]
	}
	return false
}

// unaugmented reports whether a weak verb's participle has no "ge".
func unaugmented(lemma string) bool {
	if s, ok := strings.CutSuffix(lemma, "ieren"); ok {
		return hasVowel(s)
	}
	for _, p := range [...]string{"be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "über", "unter", "hinter", "durch", "um", "wider", "wieder", "voll"} {
		if rest, ok := strings.CutPrefix(lemma, p); ok {
			return hasVowel(stemOf(rest))
		}
	}
	return false
}

// plural is the plural of a preterite or Konjunktiv II: gab-en, brachte-n, schrie-n.
func plural(form string) string {
	if strings.HasSuffix(form, "e") {
		return form + "n"
	}
	return form + "en"
}

// umlauted makes the regular Konjunktiv II of a strong preterite: gab → gäbe,
// ging → ginge; "" for weak and mixed preterites.
func umlauted(past string) string {
	if strings.HasSuffix(past, "e") {
		return ""
	}
	for i := len(past) - 1; i >= 0; i-- {
		switch past[i] {
		case 'a':
			return past[:i] + "ä" + past[i+1:] + "e"
		case 'o':
			return past[:i] + "ö" + past[i+1:] + "e"
		case 'u':
			return past[:i] + "ü" + past[i+1:] + "e"
		case 'i', 'e':
			return past + "e"
		}
	}
	return ""
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouyäöü", r) }

func hasVowel(s string) bool { return strings.IndexFunc(s, isVowel) >= 0 }

// swiss adds the Swiss spelling of forms with ß ("schliesst").
func swiss(all []lang.Inflected) []lang.Inflected {
	for _, f := range all {
		if strings.Contains(f.Form, "ß") {
			f.Form = strings.ReplaceAll(f.Form, "ß", "ss")
			all = append(all, f)
		}
	}
	return all
}

// lastRune is the last letter of a word.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
