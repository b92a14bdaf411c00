package postgres

import (
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgtype"
)

// How many places a tsvector keeps of one word, and the last place it can tell: those behind it
// are all there.
const mostPlaces, lastPlace = 256, 1<<14 - 1

// vector is the words of a text, with single spaces between them, as a tsvector: each word once,
// with its places. PostgreSQL's own parser would find the same words, which hold letters only or
// digits only (see package query), but takes several times as long; so does reading a tsvector
// that is written out as text, or whose words are not in their order.
func vector(words string) any {
	list := strings.Fields(words)
	at := make(map[string]int, len(list))
	v := pgtype.TSVector{Valid: true}
	places := make([]pgtype.TSVectorPosition, len(list)) // for all words that stand once
	for i, word := range list {
		k, known := at[word]
		if !known {
			k = len(v.Lexemes)
			at[word] = k
			v.Lexemes = append(v.Lexemes, pgtype.TSVectorLexeme{Word: word, Positions: places[i : i : i+1]})
		}
		was := v.Lexemes[k].Positions
		if len(was) == mostPlaces || len(was) > 0 && was[len(was)-1].Position == lastPlace {
			continue
		}
		v.Lexemes[k].Positions = append(was, pgtype.TSVectorPosition{Position: uint16(min(i+1, lastPlace)), Weight: pgtype.TSVectorWeightD})
	}
	slices.SortFunc(v.Lexemes, func(a, b pgtype.TSVectorLexeme) int { return strings.Compare(a.Word, b.Word) })
	return v
}
