package waybill

// Date is when something happened or is to happen, as the report words it.
type Date struct {
	// Span is the words, empty where none are said.
	Span Span
	// Begin and End are the first and the last day it may be, YYYY-MM-DD in UTC, both
	// included. An end that the words leave open is "" ("since October" has no End);
	// both are where the words could not be resolved.
	Begin, End string
	// Precision is the calendar unit the words are exact to, "" where they were not
	// resolved: a day of the week needs to know when the report was published.
	Precision Precision
}

// Resolved reports whether the words were taken to days of the calendar.
func (d Date) Resolved() bool { return d.Precision != "" }

// Precision is the calendar unit a date is exact to.
type Precision string

// The precisions, from the finest.
const (
	Day     Precision = "day"
	Week    Precision = "week"
	Third   Precision = "third" // of a month: "early May", or of a longer unit: "late 2023"
	Month   Precision = "month"
	Quarter Precision = "quarter"
	Season  Precision = "season" // three months: "spring 2024"
	Half    Precision = "half"   // of a year
	Year    Precision = "year"
	Decade  Precision = "decade"
)

// Precisions lists all precisions, from the finest.
func Precisions() []Precision {
	return []Precision{Day, Week, Third, Month, Quarter, Season, Half, Year, Decade}
}
