package en

import (
	"strings"

	"waybill/lang"
)

// Grammar inflects English words.
type Grammar struct{}

var _ lang.Grammar = Grammar{}

// Compound finds nothing: English writes its compounds apart or with hyphens, and
// both are phrases of goods.tsv.
func (Grammar) Compound(*lang.Lexicon, string) (*lang.GoodsWord, *lang.Form) { return nil, nil }

// VerbLast is false: English clauses keep their verb behind the subject.
func (Grammar) VerbLast() bool { return false }

// The tags that a verb form has by its place in the paradigm.
const (
	base     = lang.Infinitive | lang.Present | lang.Finite
	third    = lang.Present | lang.Finite
	past     = lang.Past | lang.Finite
	pastPart = lang.PastPart
	presPart = lang.PresPart
)

// Conjugate lists the forms of a verb. Without parts it is regular; else parts are
// past tense and past participle, each with its variants separated by a slash
// ("learned/learnt"). A missing participle is like the past tense. Verbs in -ize
// come in -ise as well, those in unstressed -l with one l and with two.
func (Grammar) Conjugate(lemma string, parts []string) []lang.Inflected {
	if forms, ok := unlike[lemma]; ok {
		return forms
	}
	tags := base
	if nounish[lemma] {
		tags = lang.Infinitive
	}
	tagsS := third
	if plural[lemma] {
		tagsS = lang.Present
	}
	var all []lang.Inflected
	for _, stem := range spellings(lemma) {
		all = append(all, lang.Inflected{Form: stem, Tags: tags}, lang.Inflected{Form: withS(stem), Tags: tagsS})
		for _, s := range soundings(stem) {
			all = append(all, lang.Inflected{Form: withIng(s), Tags: presPart})
			if len(parts) == 0 {
				all = append(all, lang.Inflected{Form: withEd(s), Tags: past | pastPart})
			}
		}
	}
	if len(parts) == 0 {
		return all
	}
	participle := parts[min(1, len(parts)-1)]
	for _, form := range strings.Split(parts[0], "/") {
		all = append(all, lang.Inflected{Form: form, Tags: past})
	}
	for _, form := range strings.Split(participle, "/") {
		all = append(all, lang.Inflected{Form: form, Tags: pastPart})
	}
	return all
}

// nounish are verbs whose base form is mostly a noun, adjective or adverb in news
// ("drone attack", "back", "close"): it counts as an infinitive, which has "to" or a
// modal before it, and not as a finite verb.
var nounish = words(`account advance air attack back base benefit bid blast board bomb book boost boycott bridge brief
	broadcast broker brush budget care cast charge chip circle clash clean close coach command comment
	compromise concern contact contest contrast control copy cost court crack craft crash credit damage
	debate default defect design detail display document double down draft dream drill drive email
	escort exercise eye fault feature field file film finger fire flag flank flood focus fold force form
	frame free freight fuel fund garrison grind ground guard guide harbor hawk head headline honor house
	impact invoice jam jump label last launch level light limit link list live load lock log loot market
	master mentor merge model monitor moor mount name notice pace pack pair park patent patrol peak
	petition phase photograph picture plot point police post pound power practice present pressure
	preview price probe process profile profit project quiet raid range rate ready record rest result
	review rival rocket root route sack sail scale schedule score secure sense sentence service shell
	shelter shield shoulder shuttle side silence slate sort sound source sponsor stage stall state
	station stem step storm stream strike suit surge surprise switch tailor tank tap tender term test
	tie top torpedo total tour tow trace track traffic transit trap trigger trim triple truck trust
	volunteer wage waste wind wire witness work wound`)

// plural are verbs whose form in -s is mostly the plural of a noun in news ("Ukrainian
// forces", "sources"): it counts as no finite verb.
var plural = words(`attack board book chip circle condition cost file force form front guard image map market name part
	picture price raid right ring root source stage step stock stream strike tank track unit upgrade
	view wave weapon wing`)

// unlike are the verbs that follow no rule.
var unlike = map[string][]lang.Inflected{
	"be": {
		{Form: "be", Tags: lang.Infinitive}, {Form: "am", Tags: third}, {Form: "is", Tags: third}, {Form: "are", Tags: third},
		{Form: "was", Tags: past}, {Form: "were", Tags: past}, {Form: "been", Tags: pastPart}, {Form: "being", Tags: presPart},
	},
	"have": {
		{Form: "have", Tags: base}, {Form: "has", Tags: third}, {Form: "had", Tags: past | pastPart}, {Form: "having", Tags: presPart},
	},
	"do": {
		{Form: "do", Tags: base}, {Form: "does", Tags: third}, {Form: "did", Tags: past}, {Form: "done", Tags: pastPart}, {Form: "doing", Tags: presPart},
	},
}

// variants are verbs that British and American news spell in ways no rule tells.
var variants = map[string]string{
	"license": "licence", "practice": "practise", "armor": "armour", "favor": "favour", "honor": "honour", "labor": "labour",
	"harbor": "harbour", "maneuver": "manoeuvre", "program": "programme", "fulfill": "fulfil", "enroll": "enrol",
	"install": "instal", "inquire": "enquire", "tranship": "transship", "defense": "defence",
}

// spellings lists the ways a verb's base form is written.
func spellings(lemma string) []string {
	if other, ok := variants[lemma]; ok {
		return []string{lemma, other}
	}
	if stem, ok := strings.CutSuffix(lemma, "ize"); ok && len(stem) > 3 {
		return []string{lemma, stem + "ise"}
	}
	return []string{lemma}
}

// stressed are verbs of several syllables that double their last consonant because
// the stress is on it.
var stressed = words(`abet abhor abut acquit admit allot annul ballot begin beset commit compel confer control debar defer
	demur deter dispel embed emit enrol equip excel expel extol forbid forget format fulfil handicap impel incur
	input instal intermit inter kidnap occur offset omit outbid outfit patrol permit prefer program propel rebut
	recur refer refit regret remit repel reset resubmit retrofit rig submit transfer transit transmit transship
	tranship undercut unplug upset worship airdrop backstop debug airship pinprick`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// soundings lists the stems to which -ed and -ing are added: with the last consonant
// doubled, without, or both.
func soundings(stem string) []string {
	last := stem[len(stem)-1]
	switch {
	case last == 'c' && stem != "sync" && stem != "arc":
		return []string{stem + "k"}
	case hasSuffix(stem, "uel", "ial"):
		return []string{stem, stem + "l"}
	case !closedShort(stem):
		return []string{stem}
	case stressed[stem] || syllables(stem) == 1:
		return []string{stem + string(last)}
	case last == 'l' || stem == "focus" || stem == "bias":
		return []string{stem, stem + string(last)}
	}
	return []string{stem}
}

// closedShort reports whether stem ends in consonant, single vowel, consonant.
func closedShort(stem string) bool {
	n := len(stem)
	if n < 3 || strings.IndexByte("wxy", stem[n-1]) >= 0 || vowel(stem, n-1) || !vowel(stem, n-2) {
		return false
	}
	return !vowel(stem, n-3)
}

// vowel reports whether the letter at i is sounded as a vowel; the u of "qu" is not.
func vowel(stem string, i int) bool {
	switch stem[i] {
	case 'a', 'e', 'i', 'o':
		return true
	case 'u':
		return i == 0 || stem[i-1] != 'q'
	case 'y':
		return i > 0
	}
	return false
}

func syllables(stem string) int {
	count := 0
	for i := range len(stem) {
		if vowel(stem, i) && (i == 0 || !vowel(stem, i-1)) {
			count++
		}
	}
	return count
}

// withS forms the third person of a verb and the plural of a noun.
func withS(stem string) string {
	n := len(stem)
	switch {
	case n > 1 && stem[n-1] == 'y' && !vowel(stem, n-2):
		return stem[:n-1] + "ies"
	case hasSuffix(stem, "s", "x", "z", "ch", "sh"):
		if hasSuffix(stem, "quiz") {
			return stem + "zes"
		}
		return stem + "es"
	case hasSuffix(stem, "go", "do", "veto", "echo"):
		return stem + "es"
	}
	return stem + "s"
}

func withEd(stem string) string {
	n := len(stem)
	switch {
	case stem[n-1] == 'e':
		return stem + "d"
	case n > 1 && stem[n-1] == 'y' && !vowel(stem, n-2):
		return stem[:n-1] + "ied"
	}
	return stem + "ed"
}

func withIng(stem string) string {
	n := len(stem)
	switch {
	case hasSuffix(stem, "ie"):
		return stem[:n-2] + "ying"
	case hasSuffix(stem, "ee", "oe", "ye") || stem == "singe" || stem == "tinge":
		return stem + "ing"
	case stem[n-1] == 'e' && n > 2:
		return stem[:n-1] + "ing"
	}
	return stem + "ing"
}

func hasSuffix(s string, any ...string) bool {
	for _, suffix := range any {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// Decline lists the forms of a noun or of a phrase that ends in one: lemma, regular
// plural, and forms. Where forms has the lemma itself ("aircraft", "arms") the word
// has no other form than those listed.
func (Grammar) Decline(lemma string, forms []string) []string {
	all := []string{lemma}
	for _, form := range forms {
		if form == lemma {
			return append(all[:0], forms...)
		}
	}
	return append(append(all, plurals(lemma)...), forms...)
}

// plurals forms the plural of the last word of a phrase; some words have two.
func plurals(lemma string) []string {
	switch {
	case hasSuffix(lemma, "man") && !hasSuffix(lemma, "human", "german", "talisman"):
		return []string{lemma[:len(lemma)-2] + "en"}
	case hasSuffix(lemma, "person"):
		return []string{lemma + "s", lemma[:len(lemma)-len("person")] + "people"}
	case hasSuffix(lemma, "cargo", "torpedo", "embargo", "volcano", "mosquito"):
		return []string{lemma + "s", lemma + "es"}
	case hasSuffix(lemma, "potato", "tomato", "hero"):
		return []string{lemma + "es"}
	}
	return []string{withS(lemma)}
}
