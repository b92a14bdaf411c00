package cli

import "waybill/ledger"

func parseQuery(string) (ledger.Query, error) { return nil, usagef("not yet") }
