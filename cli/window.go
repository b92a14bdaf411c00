package cli

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/ledger"
)

const windowLong = `Shows, or sets, how many days may lie between two claims that are taken to be of
one transfer. It is a setting of the ledger: it is recorded in it, and holds for
all who use it. Setting it computes the whole register anew; ids can change, the
old ones still find their transfers.`

func (a *app) windowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "window [DAYS]", Short: "Show or set how far apart claims of one transfer may be", Long: windowLong,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("window wants one number of days, not %d: as in waybill ledger window 180", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.window(cmd.Context(), args) },
	}
}

func (a *app) window(ctx context.Context, args []string) error {
	return a.with(ctx, false, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		if len(args) == 1 {
			days, err := strconv.Atoi(args[0])
			if err != nil {
				return usagef("%q is no number of days: as in waybill ledger window 180", args[0])
			}
			if err := l.SetWindow(ctx, days); err != nil {
				return err
			}
		}
		days, err := l.Window(ctx)
		if err != nil {
			return err
		}
		return a.print(fmt.Sprintf("%d days\n", days))
	})
}
