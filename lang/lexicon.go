package lang

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"waybill"
	"waybill/text"
)

// Tag is a property of a word form, one bit each; a form has all that any of its
// readings has.
type Tag uint64

// The tags of words.tsv, and those that verbs.tsv and goods.tsv imply.
const (
	Det         Tag = 1 << iota // article or determiner
	Dative                      // a determiner or pronoun form that can only be dative
	Accusative                  // … that can only be accusative (masculine)
	Genitive                    // … that may be genitive
	Pronoun                     // personal pronoun of the third person
	FirstPerson                 // I, we and their forms
	Demonstr                    // this, these, dies, diese
	Relative                    // may begin a relative clause
	Preposition                 //
	Coordinator                 // and, or, but
	Subord                      // begins a subordinate clause
	If                          // … a conditional one
	That                        // … a content clause
	Question                    // who, what, whether
	Negation                    // not, no, never
	Auxiliary                   // have, be, become
	Be                          // a form of to be / sein
	Have                        // a form of to have / haben
	Become                      // a form of werden
	Modal                       // can, must, may
	To                          // to, zu
	Particle                    // a separated verb prefix
	Adverb                      //
	Quantity                    // number words and quantifiers
	Possessive                  // his, its, their
	PartyNoun                   // government, army: with a state's adjective it stands for the state
	PersonNoun                  // minister, expert: denotes a person
	Back                        // "the country", "the company": takes up a party named before
	Verb                        // has a verbal reading
	Finite                      // … that may be finite
	Infinitive                  // … an infinitive
	PastPart                    // … a past participle
	PresPart                    // … a present participle or gerund
	ToInf                       // … a German infinitive with zu inside ("bereitzustellen")
	Past                        // … finite, past
	Present                     // … finite, present
	Subj1                       // … Konjunktiv I that is not indicative as well
	Subj2                       // … Konjunktiv II that is not indicative as well
	GoodsNoun                   // names goods
	Adjective                   // attributive adjective
	FirmNoun                    // "the company": takes up a firm named before
	Made                        // "-made", "Bauart": marks a maker, not a supplier
	Month
	Title // Mr, Dr, President before a name
	Small // a name that is written without a capital: dpa
)

var tagNames = map[string]Tag{
	"det": Det, "dative": Dative, "accusative": Accusative, "genitive": Genitive, "pronoun": Pronoun,
	"first": FirstPerson, "demonstrative": Demonstr, "relative": Relative, "prep": Preposition,
	"coord": Coordinator, "subord": Subord, "if": If, "that": That, "question": Question, "neg": Negation,
	"aux": Auxiliary, "be": Be, "have": Have, "become": Become, "modal": Modal, "to": To, "particle": Particle,
	"adv": Adverb, "quantity": Quantity, "possessive": Possessive, "partynoun": PartyNoun, "person": PersonNoun,
	"back": Back, "firm": FirmNoun, "verb": Verb, "finite": Finite, "infinitive": Infinitive, "pastpart": PastPart,
	"prespart": PresPart, "past": Past, "present": Present, "subj1": Subj1, "subj2": Subj2,
	"adjective": Adjective, "made": Made, "month": Month, "title": Title, "small": Small,
}

// Has reports whether t has any of the tags.
func (t Tag) Has(any Tag) bool { return t&any != 0 }

// Form is what the lexicon knows of one word form or phrase.
type Form struct {
	Tags Tag
	// Verbs are the verbs this may be a form of.
	Verbs []VerbForm
	// Goods is what goods the word names, nil if none.
	Goods *GoodsWord
	// Predicates are the rules of nouns, adjectives and fixed phrases with this form;
	// those of verbs hang on their Lemma.
	Predicates []*Predicate
	// Hedge is what the word does to certainty, nil if nothing.
	Hedge *Hedge
	// Lemma is the dictionary form, as the data file has it.
	Lemma string
	// Notes are the values of further tables that a pack's readers brought in, by
	// table ("reporting", "speakers"): one row each.
	Notes []Note
}

// Note is one row of a further table, attached to the form it is about.
type Note struct {
	Table string
	Row   Row
}

// VerbForm is one verb that a form belongs to.
type VerbForm struct {
	Verb *VerbLemma
	Tags Tag
	// Apart reports that the form stands without its separable prefix.
	Apart bool
}

// VerbLemma is a verb of verbs.tsv.
type VerbLemma struct {
	Lemma string
	// Prefix is the separable prefix, "" for other verbs.
	Prefix string
	// Predicates are the rules of predicates.tsv about this verb.
	Predicates []*Predicate
	// Notes are rows of further tables about this verb.
	Notes []Note
}

// GoodsWord is a noun that names goods.
type GoodsWord struct {
	Lemma string
	Class waybill.Class
	// Vague marks words that name arms only in the company of a transfer ("truck", "equipment").
	Vague bool
	// General marks words that also take up arms of another class named before: vague ones of
	// any ("the equipment"), others of artillery ("the guns").
	General bool
	// Moves is the noun rule that a compound brings along ("Waffenlieferung").
	Moves *Predicate
}

// Predicate is a rule of predicates.tsv: a word that says that goods pass, or how
// far that has come.
type Predicate struct {
	Lemma string
	POS   string // verb, noun, adj, phrase
	// With are words that must stand in the same clause ("zur Verfügung" + stellen).
	With []string
	// Frame names the row of frames.tsv that says who is who.
	Frame string
	// Stage is the stage it gives, "" where tense decides.
	Stage waybill.Stage
	// Certainty is what it does to certainty, "" for nothing.
	Certainty waybill.Certainty
	// Kind is "transfer", "stage" (says how far another predicate has come) or an
	// event's kind.
	Kind string
	// Goods is the class it implies where no goods are named ("bewaffnen": weapons).
	Goods waybill.Class
	Why   string
}

// Moves reports whether the rule says that goods pass, as against how far that has
// come: kinds "transfer" and "carry".
func (p *Predicate) Moves() bool {
	return p.Kind == "transfer" || p.Kind == "carry" || p.Kind == "both"
}

// Hedge is a row of hedges.tsv.
type Hedge struct {
	Words     string
	Certainty waybill.Certainty
	Why       string
}

// Row is a line of a table by column name.
type Row struct {
	columns []string
	cells   []string
}

// Get returns the cell under column, "" if there is none.
func (r Row) Get(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// List returns the values of a cell, which are separated by "|".
func (r Row) List(column string) []string {
	if cell := r.Get(column); cell != "" {
		return strings.Split(cell, "|")
	}
	return nil
}

// readTable reads a tab-separated file: # comments, a line of column names, rows.
func readTable(files fs.FS, name string) ([]Row, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	defer file.Close()
	var columns []string
	var rows []Row
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if columns == nil {
			columns = cells
			continue
		}
		if len(cells) > len(columns) {
			return nil, fmt.Errorf("%s line %d: %d cells under %d columns", name, n, len(cells), len(columns))
		}
		rows = append(rows, Row{columns, cells})
	}
	return rows, lines.Err()
}

// Lexicon finds the words and phrases of a language by their lower-case form.
type Lexicon struct {
	forms map[string]*Form
	// begins are the first atoms of phrases, as many as one may have before its last.
	begins map[string]bool
	// senses are those of senses.tsv, by word.
	senses map[string]senses
}

func newLexicon() *Lexicon {
	return &Lexicon{forms: make(map[string]*Form, 1<<15), begins: map[string]bool{}, senses: map[string]senses{}}
}

// Form returns what is known of a word form (lower case), nil if nothing is.
func (l *Lexicon) Form(lower string) *Form { return l.forms[lower] }

// at returns the entry for a form or phrase, made if need be.
func (l *Lexicon) at(form string) *Form {
	form = strings.ToLower(form)
	if !strings.ContainsAny(form, " -.'’/") {
		f := l.forms[form]
		if f == nil {
			f = &Form{Lemma: form}
			l.forms[form] = f
		}
		return f
	}
	_, atoms := text.Tokens(form, waybill.Span{End: len(form)})
	key := ""
	for i, a := range atoms {
		if i > 0 {
			l.begins[key] = true
			key += " "
		}
		key += a.Of(form)
	}
	f := l.forms[key]
	if f == nil {
		f = &Form{Lemma: form}
		l.forms[key] = f
	}
	return f
}
