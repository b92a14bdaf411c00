package de

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"waybill"
	"waybill/text"
)

func TestCover(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	fs, _ := filepath.Glob(os.Getenv("COVER"))
	unkU := map[string]int{}
	unkL := map[string]int{}
	comp := map[string]string{}
	goods := map[string]int{}
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		s := string(b)
		_, atoms := text.Tokens(s, waybill.Span{End: len(s)})
		for _, a := range atoms {
			w := a.Of(s)
			lo := strings.ToLower(w)
			r := []rune(w)[0]
			if !strings.ContainsAny(lo, "abcdefghijklmnopqrstuvwxyzäöü") {
				continue
			}
			x := p.Lexicon.Form(lo)
			if x == nil {
				g, fm := p.Grammar.Compound(p.Lexicon, lo)
				if g != nil || fm != nil {
					c := ""
					if g != nil {
						c = string(g.Class)
					}
					if fm != nil {
						c += "+" + fm.Predicates[0].Lemma
					}
					comp[w] = c
					continue
				}
				if r >= 'A' && r <= 'Z' || strings.ContainsRune("ÄÖÜ", r) {
					unkU[w]++
				} else {
					unkL[lo]++
				}
				continue
			}
			if x.Goods != nil {
				k := w
				if x.Goods.Vague {
					k += "*"
				}
				goods[k]++
			}
		}
	}
	pr := func(n string, m map[string]int) {
		ks := []string{}
		for k := range m {
			ks = append(ks, k)
		}
		sort.Slice(ks, func(i, j int) bool {
			if m[ks[i]] != m[ks[j]] {
				return m[ks[i]] > m[ks[j]]
			}
			return ks[i] < ks[j]
		})
		fmt.Println("##", n, len(ks))
		for _, k := range ks {
			fmt.Printf("%s:%d ", k, m[k])
		}
		fmt.Println()
	}
	pr("lower", unkL)
	pr("upper", unkU)
	pr("goods", goods)
	fmt.Println("## comp")
	for k, v := range comp {
		fmt.Print(k, "=", v, " ")
	}
	fmt.Println()
}
