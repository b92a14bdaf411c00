package cli

import (
	"fmt"
	"strings"

	"waybill/view"
)

// judgement renders one judgement: number, when, who, what; then why.
func (pg *page) judgement(j *view.Judgement) {
	state := []span{{fmt.Sprintf("%d", j.Number), bold}, {minute(j.At), dim}}
	if j.By != "" {
		state = append(state, span{safe(string(j.By)), normal})
	}
	verdict := normal
	if !j.InForce {
		verdict = dim
	}
	state = append(state, span{j.Decision(), verdict})
	if !j.InForce {
		state = append(state, span{"withdrawn", red})
	}
	pg.spans(2, state)
	if j.Why != "" {
		pg.text(rowIndent, dim, "why: "+safe(string(j.Why)))
	}
}

// minute is a time of RFC 3339 to the minute, for people.
func minute(at string) string {
	if len(at) < len("2006-01-02T15:04") {
		return safe(at)
	}
	return safe(strings.Replace(at[:len("2006-01-02T15:04")], "T", " ", 1)) + " UTC"
}
