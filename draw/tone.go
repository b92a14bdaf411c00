package draw

import "waybill"

// tone is what a colour says of a stage and a certainty. It is a class too.
type tone string

// The tones. A colour means the same wherever it stands.
const (
	delivered   tone = "delivered"
	underway    tone = "underway"
	open        tone = "open"
	conditional tone = "conditional"
	doubted     tone = "doubted"
	denied      tone = "denied"
	unsaid      tone = "unsaid"
)

// toneOf is the tone of a stage; where it is denied, doubted or depends on something, that of it.
func toneOf(stage, certainty string) tone {
	switch waybill.Certainty(certainty) {
	case waybill.Denied:
		return denied
	case waybill.Doubted:
		return doubted
	case waybill.Conditional:
		return conditional
	}
	switch waybill.Stage(stage) {
	case waybill.Delivered:
		return delivered
	case waybill.Agreed, waybill.Underway:
		return underway
	case waybill.Prospect, waybill.Sought, waybill.Offered, waybill.Negotiated:
		return open
	case waybill.Halted, waybill.Refused:
		return denied
	}
	return unsaid
}

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
