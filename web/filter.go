package web

// filter is the form by which a list is chosen.
type filter struct{}
