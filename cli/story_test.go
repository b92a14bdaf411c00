package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"waybill/view"
)

// shells is the story that package view tests with: it has everything.
func shells(t testing.TB) *view.Story {
	t.Helper()
	data, err := os.ReadFile("../view/testdata/story.json")
	if err != nil {
		t.Fatal(err)
	}
	var s view.Story
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return &s
}

func shownStory(p *printer, s *view.Story) []byte {
	var out bytes.Buffer
	(&page{printer: p, out: &out}).story(s)
	return out.Bytes()
}

func TestStory(t *testing.T) {
	s, p := shells(t), testPrinter(t, what{}, 100, true)
	golden(t, "show-color-100", shownStory(p, s))
	p.on = false
	for _, p.width = range []int{40, 80, 120} {
		golden(t, fmt.Sprintf("show-%d", p.width), shownStory(p, s))
	}
	p.what.explain = true
	golden(t, "show-explain-120", shownStory(p, s))
}

func TestStoryFits(t *testing.T) {
	s := shells(t)
	fits(t, func(p *printer) []byte {
		p.what.explain = true
		return shownStory(p, s)
	})
}

func logged(p *printer, s *view.Story) []byte {
	var out bytes.Buffer
	pg := &page{printer: p, out: &out}
	for i := range s.Judgements {
		pg.judgement(&s.Judgements[i])
	}
	return out.Bytes()
}

func TestLog(t *testing.T) {
	s, p := shells(t), testPrinter(t, what{}, 0, false)
	for _, p.width = range []int{40, 80, 120} {
		golden(t, fmt.Sprintf("log-%d", p.width), logged(p, s))
	}
	fits(t, func(p *printer) []byte { return logged(p, s) })
}
