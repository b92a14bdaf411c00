package draw

import (
	"waybill"
	"waybill/view"
)

// tone is one of view.ToneOf. It is a class too.
type tone string

// The tones.
const (
	delivered   tone = "delivered"
	underway    tone = "underway"
	open        tone = "open"
	conditional tone = "conditional"
	doubted     tone = "doubted"
	denied      tone = "denied"
	unsaid      tone = "unsaid"
)

func toneOf(stage, certainty string) tone { return tone(view.ToneOf(stage, certainty)) }

// colour is what a tone has in a picture without a style sheet: legible on white and on black.
func (t tone) colour() string {
	switch t {
	case delivered:
		return "#1f9254"
	case underway:
		return "#2f7fd6"
	case open:
		return "#b07a00"
	case conditional:
		return "#0e93a3"
	case doubted:
		return "#b455c4"
	case denied:
		return "#d9463d"
	}
	return "#7d8590"
}

// dashes is how the line of a certainty is broken, "" for a whole one, so that it is told
// without colours too.
func dashes(certainty string) string {
	switch waybill.Certainty(certainty) {
	case waybill.Possible:
		return "9 4"
	case waybill.Conditional:
		return "9 3 2 3"
	case waybill.Doubted:
		return "2 4"
	case waybill.Denied:
		return "5 4"
	}
	return ""
}
