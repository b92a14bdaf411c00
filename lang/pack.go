// Package lang reads languages: it holds the shape of a language pack, the lexicon
// and frames that a pack brings as data, and the analysis of a report into words,
// names, goods and clauses on which statements and claims are found.
//
// A pack is a folder of tables and a little code (package lang/de, lang/en). All
// packs have the same tables with the same columns; docs/adding-a-language.md tells
// how to write one.
package lang

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"

	"waybill"
	"waybill/text"
)

// Pack is a language that can be read.
type Pack struct {
	// Code is the ISO 639-1 code.
	Code string
	// Version is a short hash of the pack's tables.
	Version string

	Lexicon *Lexicon
	Frames  map[string]Frame
	Rules   text.Rules
	Grammar Grammar
	// Stages and Certainties are the rules by which a claim gets both, see package claim.
	Stages, Certainties []Rule
	// Common are frequent small words by which the language is told from others.
	Common map[string]bool
	// Numbers, Units and Calendar are the words by which amounts, sums and dates are read.
	Numbers, Units, Calendar *Terms
	measures                 map[string]int // in which of them a word begins a phrase
	tables                   map[string][]Row
}

// Grammar is the code of a pack: what tables cannot say.
type Grammar interface {
	// Conjugate lists the forms of a verb from its lemma and principal parts.
	Conjugate(lemma string, parts []string) []Inflected
	// Decline lists the forms of a noun from its lemma and irregular forms.
	Decline(lemma string, forms []string) []string
	// Compound takes an unknown word apart: the goods word it ends in and the noun
	// rule it ends in, if any. Both are nil in languages without compounds.
	Compound(l *Lexicon, lower string) (*GoodsWord, *Form)
	// VerbLast reports that subordinate clauses end in their finite verb.
	VerbLast() bool
}

// Inflected is one form of a verb.
type Inflected struct {
	Form  string
	Tags  Tag
	Apart bool // without its separable prefix
}

// Frame says in which slots a predicate's roles stand, in order of preference.
// Slots are "subj", "obj", "dat", "poss", "gen", "adj" or a preposition.
type Frame struct {
	Supplier, Recipient []string
}

// Tables are the files every pack has.
func Tables() []string {
	return []string{"words.tsv", "senses.tsv", "verbs.tsv", "goods.tsv", "predicates.tsv", "frames.tsv", "hedges.tsv", "stages.tsv", "certainties.tsv", "abbreviations.tsv", "reporting.tsv", "speakers.tsv", "given.tsv", "numbers.tsv", "units.tsv", "calendar.tsv"}
}

// Load makes a pack of its tables and grammar.
func Load(code string, files fs.FS, grammar Grammar) (*Pack, error) {
	p := &Pack{Code: code, Lexicon: newLexicon(), Frames: map[string]Frame{}, Grammar: grammar, tables: map[string][]Row{}, Common: map[string]bool{}}
	sum := sha256.New()
	for _, name := range Tables() {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("language pack %s: %w", code, err)
		}
		sum.Write(raw)
		rows, err := readTable(files, name)
		if err != nil {
			return nil, fmt.Errorf("language pack %s: %w", code, err)
		}
		p.tables[strings.TrimSuffix(name, ".tsv")] = rows
	}
	p.Version = hex.EncodeToString(sum.Sum(nil))[:12]
	for _, step := range []func() error{p.addWords, p.addSenses, p.addVerbs, p.addGoods, p.addFrames, p.addPredicates, p.addHedges, p.addRules, p.addAbbreviations, p.addMeasures} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("language pack %s: %w", code, err)
		}
	}
	p.addNotes("reporting")
	p.addNotes("speakers")
	p.addNotes("given")
	return p, nil
}

// Table returns the rows of one of the pack's tables ("reporting").
func (p *Pack) Table(name string) []Row { return p.tables[name] }

func (p *Pack) addWords() error {
	for _, r := range p.tables["words"] {
		var tags Tag
		for _, name := range r.List("tags") {
			tag, ok := tagNames[name]
			if !ok {
				return fmt.Errorf("words.tsv: %q has the unknown tag %q", r.Get("form"), name)
			}
			tags |= tag
		}
		for _, form := range r.List("form") {
			f := p.Lexicon.at(form)
			f.Tags |= tags
			if lemma := r.Get("lemma"); lemma != "" {
				f.Lemma = lemma
			}
			if r.Get("common") != "" {
				p.Common[strings.ToLower(form)] = true
			}
		}
	}
	return nil
}

func (p *Pack) addVerbs() error {
	for _, r := range p.tables["verbs"] {
		p.verb(r.Get("lemma"), r.List("parts"))
	}
	return nil
}

// verb adds a verb's forms; a separable prefix is marked "bereit|stellen" in the
// data's lemma column as "bereit·stellen".
func (p *Pack) verb(lemma string, parts []string) *VerbLemma {
	prefix, stem, ok := strings.Cut(lemma, "·")
	v := &VerbLemma{Lemma: lemma}
	if ok {
		v.Prefix, v.Lemma = prefix, prefix+stem
		p.Lexicon.at(prefix).Tags |= Particle
	}
	for _, in := range p.Grammar.Conjugate(lemma, parts) {
		f := p.Lexicon.at(in.Form)
		f.Tags |= in.Tags | Verb
		merged := false
		for i := range f.Verbs {
			if f.Verbs[i].Verb == v && f.Verbs[i].Apart == in.Apart {
				f.Verbs[i].Tags |= in.Tags
				merged = true
			}
		}
		if !merged {
			f.Verbs = append(f.Verbs, VerbForm{v, in.Tags, in.Apart})
		}
	}
	return v
}

// lemma finds a verb by its lemma, nil if verbs.tsv has none.
func (p *Pack) lemma(lemma string) *VerbLemma {
	for _, probe := range []string{lemma, "to " + lemma} {
		if f := p.Lexicon.Form(probe); f != nil {
			for _, v := range f.Verbs {
				if v.Verb.Lemma == lemma {
					return v.Verb
				}
			}
		}
	}
	return nil
}

func (p *Pack) addGoods() error {
	for _, r := range p.tables["goods"] {
		class := waybill.Class(r.Get("class"))
		if !class.Valid() {
			return fmt.Errorf("goods.tsv: %q has the class %q, which is none of the taxonomy", r.Get("lemma"), class)
		}
		if v := r.Get("vague"); v != "" && v != "x" && v != "general" && v != "also" {
			return fmt.Errorf("goods.tsv: %q has %q for vague, want x, general, also or nothing", r.Get("lemma"), v)
		}
		word := &GoodsWord{Lemma: r.Get("lemma"), Class: class, Vague: r.Get("vague") == "x" || r.Get("vague") == "general", General: r.Get("vague") == "general" || r.Get("vague") == "also"}
		for _, form := range p.Grammar.Decline(word.Lemma, r.List("forms")) {
			f := p.Lexicon.at(form)
			f.Tags |= GoodsNoun
			f.Goods = word
		}
	}
	return nil
}

func (p *Pack) addFrames() error {
	for _, r := range p.tables["frames"] {
		p.Frames[r.Get("frame")] = Frame{Supplier: r.List("supplier"), Recipient: r.List("recipient")}
	}
	return nil
}

func (p *Pack) addPredicates() error {
	for _, r := range p.tables["predicates"] {
		rule := &Predicate{Lemma: r.Get("lemma"), POS: r.Get("pos"), Frame: r.Get("frame"), Stage: waybill.Stage(r.Get("stage")),
			Certainty: waybill.Certainty(r.Get("certainty")), Kind: r.Get("kind"), Goods: waybill.Class(r.Get("implies")), Why: r.Get("why")}
		head, with, _ := strings.Cut(rule.Lemma, " + ")
		if with != "" {
			rule.With = strings.Fields(strings.ToLower(with))
		}
		if _, ok := p.Frames[rule.Frame]; !ok && rule.Frame != "" {
			return fmt.Errorf("predicates.tsv: %q has the frame %q, which frames.tsv lacks", rule.Lemma, rule.Frame)
		}
		if rule.POS != "verb" {
			forms := append([]string{head}, r.List("forms")...)
			if rule.POS == "noun" {
				forms = p.Grammar.Decline(head, r.List("forms"))
			}
			for _, form := range forms {
				f := p.Lexicon.at(form)
				f.Predicates = append(f.Predicates, rule)
			}
			continue
		}
		v := p.lemma(strings.Replace(head, "·", "", 1))
		if v == nil {
			v = p.verb(head, r.List("forms"))
		}
		v.Predicates = append(v.Predicates, rule)
	}
	return nil
}

func (p *Pack) addHedges() error {
	for _, r := range p.tables["hedges"] {
		h := &Hedge{Words: r.Get("words"), Certainty: waybill.Certainty(r.Get("certainty")), Why: r.Get("why")}
		p.Lexicon.at(h.Words).Hedge = h
	}
	return nil
}

func (p *Pack) addAbbreviations() error {
	p.Rules = text.Rules{Abbreviations: map[string]bool{}, Starters: map[string]bool{}, Ordinals: p.Code == "de"}
	for _, r := range p.tables["abbreviations"] {
		switch r.Get("kind") {
		case "starter":
			p.Rules.Starters[r.Get("word")] = true
		default:
			p.Rules.Abbreviations[strings.TrimSuffix(r.Get("word"), ".")] = true
		}
	}
	return nil
}

// addNotes attaches the rows of a further table to the forms of their lemma: to the
// verb where verbs.tsv has it, else to the forms its noun or phrase takes.
func (p *Pack) addNotes(table string) {
	for _, r := range p.tables[table] {
		lemma := r.Get("lemma")
		if r.Get("pos") == "verb" {
			if v := p.lemma(strings.Replace(lemma, "·", "", 1)); v != nil {
				v.Notes = append(v.Notes, Note{table, r})
				continue
			}
			v := p.verb(lemma, r.List("forms"))
			v.Notes = append(v.Notes, Note{table, r})
			continue
		}
		forms := append([]string{lemma}, r.List("forms")...)
		if r.Get("pos") == "noun" {
			forms = p.Grammar.Decline(lemma, r.List("forms"))
		}
		for _, form := range forms {
			f := p.Lexicon.at(form)
			f.Notes = append(f.Notes, Note{table, r})
			if table == "speakers" {
				f.Tags |= PersonNoun
			}
		}
	}
}
