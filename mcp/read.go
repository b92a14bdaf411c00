package mcp

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"waybill"
	"waybill/desk"
	"waybill/view"
)

// Bounds of what is read: bytes of a text, letters of a report that are given back, blocks
// and statements.
const (
	mostText       = 1 << 20
	mostLetters    = 20_000
	mostBlocks     = 200
	mostStatements = 100
)

type reading struct {
	Text       string `json:"text,omitempty" jsonschema:"the article: its headline on the first line, then its paragraphs; German or English; or HTML"`
	URL        string `json:"url,omitempty" jsonschema:"instead: the address of an article that is fetched, http or https"`
	Report     string `json:"report,omitempty" jsonschema:"instead: the id of an article of the ledger, or at least eight letters of it"`
	Statements bool   `json:"statements,omitempty" jsonschema:"also who says what, beside the claims"`
	Full       bool   `json:"full,omitempty" jsonschema:"also the readable text, as far as 20,000 letters go"`
	After      string `json:"after,omitempty" jsonschema:"the next of the page before"`
	Limit      int    `json:"limit,omitempty" jsonschema:"how many claims"`
}

// readAnswer is what was read in an article.
type readAnswer struct {
	Report     view.Report      `json:"report"`
	Claims     []view.Claim     `json:"claims"`
	Findings   []view.Finding   `json:"findings"`
	Statements []view.Statement `json:"statements"`
	// Text is the report's text in which all spans lie, null if it was not asked for.
	Text view.Optional `json:"text"`
	// Placed are the claims' places in the register, none of an article that is not in the
	// ledger.
	Placed []view.Placed `json:"placed"`
	Next   view.Optional `json:"next"`
}

func (s *Server) addRead() error {
	return add(s, tool[reading, readAnswer]{
		name: "read_article", title: "Read an article", web: true,
		does: "Reads an article given as text, by its address, or by its id in the ledger: who is alleged to give what to whom, stage, certainty, who says so, with the exact words; " +
			"headlines that say more than the text are findings. Keeps nothing. Spans count code points of the report's text." + untrusted,
		shape: func(in *jsonschema.Schema) {
			most := mostText
			in.Properties["text"].MaxLength = &most
			between(in, "limit", 1, 200, 50)
		},
		answer: s.read,
	})
}

func (s *Server) read(ctx context.Context, asked reading) (readAnswer, string, error) {
	paper, err := s.paper(ctx, &asked)
	if err != nil {
		return readAnswer{}, "", err
	}
	answer, err := answerOf(paper, &asked)
	if err != nil {
		return readAnswer{}, "", err
	}
	return answer, s.readText(&answer, len(paper.Claims)), nil
}

// paper reads what is asked for.
func (s *Server) paper(ctx context.Context, asked *reading) (*view.Paper, error) {
	if err := oneOf(asked.Text, asked.URL, asked.Report); err != nil {
		return nil, err
	}
	switch {
	case asked.Report != "":
		return s.Desk.Paper(ctx, asked.Report)
	case asked.URL != "":
		paper, _, err := s.Desk.FetchAndRead(ctx, asked.URL)
		return paper, err
	}
	return s.Desk.Read(ctx, waybill.Article{File: "text", Bytes: []byte(asked.Text)})
}

// oneOf fails unless one of several ways to name an article was taken.
func oneOf(text string, others ...string) error {
	n := 0
	for _, value := range append(others, text) {
		if strings.TrimSpace(value) != "" {
			n++
		}
	}
	if n != 1 {
		return &desk.Error{Field: "text", Why: "give one article: as text, or by its address or id, and not by two of them"}
	}
	return nil
}

func answerOf(paper *view.Paper, asked *reading) (readAnswer, error) {
	begin := 0
	if asked.After != "" {
		var err error
		begin, err = strconv.Atoi(asked.After)
		if err != nil || begin < 0 || begin > len(paper.Claims) {
			return readAnswer{}, &desk.Error{Field: "after", Value: asked.After, Why: "give the next of the page before"}
		}
	}
	end := min(begin+asked.Limit, len(paper.Claims))
	a := readAnswer{Report: paper.Report, Claims: paper.Claims[begin:end], Findings: paper.Findings, Statements: []view.Statement{}, Placed: []view.Placed{}}
	var dropped int
	a.Report.Blocks = cut(paper.Report.Blocks, mostBlocks, &dropped)
	if end < len(paper.Claims) {
		a.Next = view.Optional(strconv.Itoa(end))
	}
	if asked.Statements {
		a.Statements = cut(paper.Statements, mostStatements, &dropped)
	}
	if asked.Full {
		a.Text = view.Optional(firstLetters(paper.Text, mostLetters))
	}
	ids := map[string]bool{}
	for i := range a.Claims {
		ids[a.Claims[i].ID] = true
	}
	for _, p := range paper.Placed {
		if ids[p.ID] {
			a.Placed = append(a.Placed, p)
		}
	}
	return a, nil
}

// firstLetters is the first code points of a text, untouched, so that spans stay true.
func firstLetters(text string, most int) string {
	for i := range text {
		if most == 0 {
			return text[:i]
		}
		most--
	}
	return text
}

func (s *Server) readText(a *readAnswer, all int) string {
	var b strings.Builder
	if t := a.Report.Title; t != nil {
		fmt.Fprintf(&b, "Report %s", quoted(t.Text, headline))
	} else {
		b.WriteString("Report without a headline")
	}
	fmt.Fprintf(&b, " (%s, %s, %s)\n", or(a.Report.Outlet, "unknown outlet"), or(a.Report.Published, "no day"), or(a.Report.Lang, "language unknown"))
	for _, note := range a.Report.Notes {
		fmt.Fprintf(&b, "Note: %s\n", inert(note, evidence))
	}
	if all == 0 {
		b.WriteString("No claim of a transfer or event was found.\n")
	}
	placed := map[string]string{}
	for _, p := range a.Placed {
		placed[p.ID] = p.Transfer
	}
	for i := range a.Claims {
		s.claim(&b, &a.Claims[i])
		if id := placed[a.Claims[i].ID]; id != "" {
			fmt.Fprintf(&b, "  in the register: %s\n", id)
		}
	}
	for _, f := range a.Findings {
		fmt.Fprintf(&b, "Finding: %s: headline claim %s against %s\n", f.Kind, f.HeadlineClaim, f.TextClaim)
	}
	for i := range a.Statements {
		st := &a.Statements[i]
		fmt.Fprintf(&b, "%s %s, %s: %s\n", st.ID, st.Type, quoted(or(st.Speaker, waybill.Narrator), called), quoted(st.Text, evidence))
	}
	if a.Text != "" {
		fmt.Fprintf(&b, "Text: %s\n", quoted(string(a.Text), mostLetters))
	}
	if a.Next != "" {
		fmt.Fprintf(&b, "%d claims in all; more with after=%s\n", all, a.Next)
	}
	return b.String()
}
