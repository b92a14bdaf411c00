package reading

import (
	"maps"
	"slices"

	"waybill"
	"waybill/lang"
)

// languages tells the language of the report and of each of its blocks. A block too
// short to tell has the report's language; a block in a language no pack reads is
// left out and noted.
func (r *Reader) languages(report *waybill.Report) {
	sizes := map[string]int{}
	for i := range report.Blocks {
		b := &report.Blocks[i]
		if !b.Kind.Read() {
			continue
		}
		b.Lang = lang.Detect(b.Span.Of(report.Text), r.packs)
		sizes[b.Lang] += b.Span.Len()
	}
	report.Lang = lang.Detect(report.Text, r.packs)
	for code, size := range sizes {
		if code != "" && (report.Lang == "" || size > sizes[report.Lang]) && 2*size > len(report.Text) {
			report.Lang = code
		}
	}
	if report.Lang == "" {
		report.Lang = mostRead(sizes, len(report.Text))
	}
	foreign := 0
	for i := range report.Blocks {
		b := &report.Blocks[i]
		if !b.Kind.Read() || b.Lang != "" {
			continue
		}
		words := b.Span.Of(report.Text)
		if name := lang.DetectName(words); name == "" || b.Span.Len() < shortBlock && report.Lang != "" {
			b.Lang = report.Lang
		} else {
			foreign += b.Span.Len()
		}
	}
	if note := r.foreignNote(report, foreign); note != "" {
		report.Notes = append(report.Notes, note)
	}
}

// mostRead is the language of most blocks of a report in several languages, if they
// are more than half of it; "" if they are not. sizes are in bytes.
func mostRead(sizes map[string]int, length int) string {
	most, sum := "", 0
	for _, code := range slices.Sorted(maps.Keys(sizes)) {
		if code == "" {
			continue
		}
		sum += sizes[code]
		if most == "" || sizes[code] > sizes[most] {
			most = code
		}
	}
	if 2*sum <= length {
		return ""
	}
	return most
}

// shortBlock is the length in bytes below which a block's language is not judged on
// its own against the report's.
const shortBlock = 80

// foreignNote tells the user what could not be read for its language.
func (r *Reader) foreignNote(report *waybill.Report, foreign int) string {
	const can = "Waybill reads German and English."
	if report.Lang == "" {
		if name := lang.DetectName(report.Text); name != "" {
			return "The text seems to be " + name + "; " + can
		}
		return "The language of the text could not be told; " + can
	}
	if foreign > 0 {
		return "Parts of the text are in another language and were not read; " + can
	}
	return ""
}
