package view

import "waybill"

// ToneOf is what colours say of a stage: delivered, underway, open, denied or unsaid; where its
// certainty is that it is denied, doubted or conditional, it is that. A colour means the same
// wherever it stands.
func ToneOf(stage, certainty string) string {
	switch waybill.Certainty(certainty) {
	case waybill.Denied, waybill.Doubted, waybill.Conditional:
		return certainty
	}
	switch waybill.Stage(stage) {
	case waybill.Delivered:
		return "delivered"
	case waybill.Agreed, waybill.Underway:
		return "underway"
	case waybill.Prospect, waybill.Sought, waybill.Offered, waybill.Negotiated:
		return "open"
	case waybill.Halted, waybill.Refused:
		return "denied"
	}
	return "unsaid"
}
