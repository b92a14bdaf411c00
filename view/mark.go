package view

// Marked is a block of a report, cut into runs for marking.
type Marked struct {
	Block
	// Runs follow each other without a gap; together they are the block's text.
	Runs []Run
	// Statements and Claims are those that begin in the block, in the order of the text.
	Statements []*Statement
	Claims     []*Claim
}

// Run is a stretch of text all of which lies in the same statements, claims and parts.
type Run struct {
	Begin int
	End   int
	Text  string
	// Statements and Claims are the ids of those in whose words it lies: a claim's words are
	// its evidence.
	Statements []string
	Claims     []string
	// Marks are the values that were read from it, those of the claims it lies in first, of
	// these the most telling.
	Marks []Mark
	// Starts are the ids of the claims and statements that begin with it.
	Starts []string
}

// Mark is what a run is to a claim or a statement.
type Mark struct {
	Part Part
	// Of is the id of the claim or statement.
	Of string
}

// Part is a value of a claim, or a part of a statement.
type Part string

// The parts, the most telling first. Cue, speaker and addressee are those of statements.
const (
	SupplierPart  Part = "supplier"
	RecipientPart Part = "recipient"
	GoodsPart     Part = "goods"
	QuantityPart  Part = "quantity"
	SumPart       Part = "sum"
	StagePart     Part = "stage"
	CertaintyPart Part = "certainty"
	DatePart      Part = "date"
	ViaPart       Part = "via"
	PartyPart     Part = "party" // takes part in an event
	SourcePart    Part = "source"
	SpeakerPart   Part = "speaker"
	CuePart       Part = "cue"
	AddresseePart Part = "addressee"
	ConditionPart Part = "condition"
)

// MarkParts lists all parts, the most telling first.
func MarkParts() []Part {
	return []Part{
		SupplierPart, RecipientPart, GoodsPart, QuantityPart, SumPart, StagePart, CertaintyPart, DatePart,
		ViaPart, PartyPart, SourcePart, SpeakerPart, CuePart, AddresseePart, ConditionPart,
	}
}

// Main is the most telling part of a run, "" for one without marks.
func (r *Run) Main() Part {
	if len(r.Marks) == 0 {
		return ""
	}
	return r.Marks[0].Part
}
