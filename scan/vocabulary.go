package scan

import (
	"encoding/binary"

	"waybill/atlas"
	"waybill/lang"
)

// languages is how many language packs a scanner has at most: what a word is, is kept for each.
const languages = 2

// word is what is known of a word, a phrase or a name, by their letters and digits in a row:
// "F-16", "F16" and "f 16" are one.
type word struct {
	// by language: what it is in any spelling, what only with a capital in front, what only
	// in capitals.
	free, initial, capitals [languages]flags
	// party is the party it names, counted from 1; many stands for one of several.
	party [languages]uint16
	// wants are the rules of verbs that want further words.
	wants [languages][]want
	// tail reports that compounds may end in it.
	tail [languages]bool
	// reach is how many atoms the longest phrase or name has that begins with it.
	reach uint8
}

// many is the number of a party where one spelling may name several.
const many = 1<<16 - 1

// vocabulary is all the words a claim can be made of.
type vocabulary struct {
	packs []*lang.Pack
	words []word // the first is no word
	// slots find words by their hash; bloom tells of most others that they are none.
	slots    []slotOf
	elements *elements
	bloom    [bloomBits / 64]uint64
	// lasts has a bit for the last bytes of each word that compounds may end in.
	lasts [1 << 16 / 64]uint64
	// openers are words before which a noun takes up a party: "the country".
	openers map[uint64]bool
	coins   map[uint64]bool // words for currencies
	// contents are words between what goods are counted in and the goods: "rounds of".
	contents map[uint64]bool
	parties  map[*atlas.Party]uint16
	// fused are the forms that prepositions stand in ("am" for "an"), by their lemma.
	fused map[uint64][]uint64
}

// want is a rule of a verb that wants further words in its clause.
type want struct {
	is     flags
	prefix uint64 // of a separable verb that stands apart, 0 for none
	fixed  []fixed
}

// fixed is a word that a rule wants.
type fixed struct {
	hash uint64
	tail []byte // what a compound may end in that stands for it, nil if none may
}

const (
	slotBits  = 18
	bloomBits = 1 << 20
)

// slotOf is a place in the table of words: the hash is repeated, to be near.
type slotOf struct {
	hash uint64
	word uint32
}

// find returns the index of the word with a hash, 0 if there is none.
func (v *vocabulary) find(h uint64) int {
	if place, bits := inBloom(h); v.bloom[place]&bits != bits {
		return 0
	}
	for i := h >> 40; ; i++ {
		s := &v.slots[i%(1<<slotBits)]
		if s.word == 0 || s.hash == h {
			return int(s.word)
		}
	}
}

// inBloom is where the bloom tells of a hash: by two bits of one number.
func inBloom(h uint64) (place, bits uint64) {
	return h >> 1 % (bloomBits / 64), 1<<(h>>20%64) | 1<<(h>>30%64)
}

// at returns the word with some letters, made if need be.
func (v *vocabulary) at(folded []byte) *word {
	h := hashOf(folded)
	if k := v.find(h); k > 0 {
		return &v.words[k]
	}
	place, bits := inBloom(h)
	v.bloom[place] |= bits
	i := h >> 40 % (1 << slotBits)
	for v.slots[i].word != 0 {
		i = (i + 1) % (1 << slotBits)
	}
	v.slots[i] = slotOf{h, uint32(len(v.words))}
	v.words = append(v.words, word{})
	return &v.words[len(v.words)-1]
}

// reaches notes that words of several atoms begin with their first.
func (v *vocabulary) reaches(folded []byte, ends []int, reach int) {
	if reach = max(reach, len(ends)); reach > 1 && len(ends) > 0 {
		w := v.at(folded[:ends[0]])
		w.reach = uint8(max(int(w.reach), min(reach, 255)))
	}
}

// newVocabulary gathers the words of the packs and the names of the atlas.
func newVocabulary(names *atlas.Atlas, packs []*lang.Pack) *vocabulary {
	v := &vocabulary{packs: packs, words: make([]word, 1, 1<<17), slots: make([]slotOf, 1<<slotBits),
		elements: newElements(), openers: map[uint64]bool{hashOf([]byte("two")): true}, coins: map[uint64]bool{}, contents: map[uint64]bool{}, parties: map[*atlas.Party]uint16{},
		fused: map[uint64][]uint64{}}
	for l, pack := range packs {
		for words, form := range pack.Lexicon.Forms() {
			v.form(l, words, form)
		}
		for key := range names.Keys(pack.Code) {
			v.key(l, key)
		}
		for short := range pack.Rules.Abbreviations {
			if folded, ends := atomsOf(short); len(ends) > 0 {
				v.at(folded).free[l] |= shortens
			}
		}
		for _, r := range pack.Table("units") {
			for _, coin := range r.List("words") {
				folded, ends := atomsOf(coin)
				switch kind := r.Get("kind"); {
				case len(ends) == 0:
				case kind == "currency":
					v.coins[hashOf(folded)] = true
					v.coins[hashOf(folded[:ends[0]])] = true
				case kind == "content":
					v.contents[hashOf(folded)] = true
				}
			}
		}
	}
	return v
}

// form adds a form of a lexicon, if a claim can be made of it.
func (v *vocabulary) form(l int, words string, form *lang.Form) {
	pack := v.packs[l]
	folded, ends := atomsOf(words)
	if len(ends) == 0 {
		return
	}
	if form.Tags.Has(lang.Det|lang.Demonstr|lang.Possessive|lang.Preposition) || pack.Means(words, lang.Both) {
		v.openers[hashOf(folded)] = true
	}
	if lemma, at := atomsOf(form.Lemma); form.Tags.Has(lang.Preposition) && len(at) == 1 {
		v.fused[hashOf(lemma)] = append(v.fused[hashOf(lemma)], hashOf(folded))
	}
	f := ofForm(pack.Lexicon, words, form)
	if f == 0 {
		return
	}
	if len(ends) > 1 && f&vague != 0 {
		f |= arms // the others of a list may share its head: "cargo and transport planes"
	}
	w := v.at(folded)
	w.free[l] |= f
	w.wants[l] = v.wants(form, pack)
	v.reaches(folded, ends, 0)
	if f&(things|passes|events) != 0 && len(ends) == 1 && len(folded) >= shortestTail && pack.Grammar.VerbLast() {
		v.at(folded).tail[l] = true
		b := last(folded, len(folded))
		v.lasts[b/64] |= 1 << (b % 64)
	}
}

// wants are the rules of a form's verbs that want further words.
func (v *vocabulary) wants(form *lang.Form, pack *lang.Pack) (all []want) {
	for _, verb := range form.Verbs {
		for _, rule := range verb.Verb.Predicates {
			one := want{is: ofRule(pack.Lexicon, rule)}
			if prefix, ends := atomsOf(verb.Verb.Prefix); verb.Apart && len(ends) > 0 {
				one.prefix = hashOf(prefix)
			}
			for _, with := range rule.With {
				one.fixed = append(one.fixed, fixedOf(with, pack)...)
			}
			if one.is != 0 && (one.prefix != 0 || len(one.fixed) > 0) {
				all = append(all, one)
			}
		}
	}
	return all
}

// fixedOf are the atoms of a word that a rule wants.
func fixedOf(with string, pack *lang.Pack) (all []fixed) {
	folded, ends := atomsOf(with)
	begin := 0
	for _, end := range ends {
		one := fixed{hash: hashOf(folded[begin:end])}
		if pack.Grammar.VerbLast() && len(ends) == 1 && end >= shortestTail {
			one.tail = folded
		}
		all = append(all, one)
		begin = end
	}
	return all
}

// The least of a compound's tail and head, in bytes. Packs have their own limits, which are
// no lower.
const (
	shortestTail = 4
	shortestHead = 2
)

// last is a number for the four bytes of b that end at n.
func last(b []byte, n int) uint16 {
	return uint16(binary.LittleEndian.Uint32(b[n-4:]) * 0x9e3779b1 >> 16)
}

// key adds what the index of the atlas has under a normal form.
func (v *vocabulary) key(l int, key atlas.Key) {
	folded, ends := atomsOf(key.Normal)
	if len(ends) == 0 {
		return
	}
	v.reaches(folded, ends[:1], key.Reach)
	folded = folded[:len(folded):len(folded)]
	for _, n := range key.Names {
		spelled, at := atomsOf(n.Spelling)
		v.reaches(spelled, at, 0)
		v.name(l, folded, n)
		if n.Weapon != nil {
			v.name(l, append(folded, 's'), n)
		}
	}
}

// ofName is what a name is.
func ofName(n *atlas.Name) flags {
	switch {
	case n.Weapon != nil && n.Weak:
		return weakArms
	case n.Weapon != nil:
		return arms | things
	case n.Weak:
		return weakParty
	}
	return party
}

func (v *vocabulary) name(l int, folded []byte, n *atlas.Name) {
	f := ofName(n)
	w := v.at(folded)
	switch n.Capitals() {
	case atlas.All:
		w.capitals[l] |= f
	case atlas.Initial:
		w.initial[l] |= f
	default:
		w.free[l] |= f
	}
	if n.Party == nil {
		return
	}
	number := v.parties[n.Party]
	if number == 0 {
		number = uint16(len(v.parties) + 1)
		v.parties[n.Party] = number
	}
	if w.party[l] != 0 && w.party[l] != number {
		number = many
	}
	w.party[l] = number
}
