package statement

// turn is a block that one speaker of a transcript or interview says.
type turn struct{ block int }

// readLabels finds transcripts and interviews.
func (f *finder) readLabels() {}
