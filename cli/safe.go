package cli

import "waybill/view"

// safe makes words of an article harmless on a terminal.
func safe(s string) string { return view.Safe(s) }
