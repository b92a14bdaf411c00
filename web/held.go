package web

import (
	"fmt"

	"github.com/maypok86/otter/v2"

	"waybill"
)

// heldBytes is how much is held of articles that were read and not recorded.
const heldBytes = 32 << 20

// held are the articles that were read last, by their ids, so that they need not be sent or
// fetched again to be recorded. They are in memory alone, and go when others come.
type held struct {
	articles *otter.Cache[string, waybill.Article]
}

func newHeld() (*held, error) {
	articles, err := otter.New(&otter.Options[string, waybill.Article]{
		MaximumWeight: heldBytes,
		Weigher:       func(_ string, a waybill.Article) uint32 { return uint32(len(a.Bytes) + len(a.File)) },
	})
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return &held{articles}, nil
}

func (h *held) put(a waybill.Article) { h.articles.Set(a.ID(), a) }

func (h *held) get(id string) (waybill.Article, bool) { return h.articles.GetIfPresent(id) }
