// Command waybill reads news and keeps the paper trail of alleged arms transfers.
package main

import (
	"os"

	"waybill/cli"
)

func main() { os.Exit(cli.Main()) }
