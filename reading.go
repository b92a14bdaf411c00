package waybill

// Reading is what was read from one report: its statements and claims, stamped
// with the versions that gave them. The same article, engine and packs give the
// same reading, byte for byte.
type Reading struct {
	Report     *Report
	Statements []Statement
	Claims     []Claim
	// Findings are what the claims show only together.
	Findings []Finding
	// Engine is the version of the reading code, Atlas and Packs those of the data.
	Engine, Atlas string
	Packs         map[string]string
}
