package waybill

import "fmt"

// Cause is why something could not be fetched, read or understood, as a value: a code that
// stays the same between versions, and what its sentence tells of. Errors carry it, so that
// whoever tells of them can do so in the language of who asks.
type Cause struct {
	Code string   `json:"code"`
	Args []string `json:"args,omitempty"`
}

// Causer is an error that carries its cause.
type Causer interface {
	error
	// Cause is the zero Cause where it is not known.
	Cause() Cause
}

// Because is a cause; args are what its sentence tells of.
func Because(code string, args ...any) Cause {
	c := Cause{Code: code}
	for _, a := range args {
		c.Args = append(c.Args, fmt.Sprint(a))
	}
	return c
}

// In is the cause as a sentence in a language ("de", else English): what was wrong, and what
// the user can do about it. It is "" where the code is not known, as one of a later version.
func (c Cause) In(lang string) string {
	words, ok := causes[c.Code]
	if !ok {
		return ""
	}
	args := make([]any, len(c.Args))
	for i := range args {
		args[i] = c.Args[i]
	}
	text := words.en
	if lang == "de" {
		text = words.de
	}
	return fmt.Sprintf(text, args...)
}

// String is the cause in English.
func (c Cause) String() string { return c.In("en") }
