package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/desk"
	"waybill/door"
	"waybill/ledger"
	"waybill/mcp"
)

const mcpLong = `Offers the ledger to an assistant on this machine, as tools of the Model Context
Protocol over standard input and output: read an article, search transfers and
reports, one transfer with its evidence, who says so, hold a sentence against
the ledger. An assistant starts this command itself; docs/mcp.md shows how to
tell it. waybill serve offers the same to assistants elsewhere, at /mcp.

It only reads, unless --mcp-write is given. Then an assistant can also record
articles and judge in your name; the log shows that an assistant did.`

func (a *app) mcpCommand() *cobra.Command {
	var write bool
	var by string
	cmd := &cobra.Command{
		Use:     "mcp",
		Short:   "Offer the ledger to an assistant, over MCP",
		Long:    mcpLong,
		GroupID: "ledger",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.mcp(cmd.Context(), write, a.judge(by)) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&write, "mcp-write", false, "also offer the tools that record and judge")
	flags.StringVar(&by, "by", "", "`NAME` of who judges (default $WAYBILL_BY, else your user name)")
	a.ledgerFlag(cmd)
	a.webFlags(cmd)
	return cmd
}

// mcp talks with the assistant that started the program until it leaves.
func (a *app) mcp(ctx context.Context, write bool, by string) error {
	reader, _, err := a.reader()
	if err != nil {
		return err
	}
	return a.with(ctx, true, func(l *ledger.Ledger, known *atlas.Atlas) error {
		server, err := mcp.New(mcp.Options{
			Desk:  &desk.Desk{Ledger: l, Atlas: known, Reader: reader, Fetch: a.fetchArticle},
			Write: write, Version: shortVersion(),
			Log: slog.New(slog.NewTextHandler(a.Err, nil)),
		})
		if err != nil {
			return fmt.Errorf("describe the tools: %w", err)
		}
		who := door.Who{Name: by, Role: door.Viewer}
		if write {
			who.Role = door.Analyst
		}
		err = server.Serve(door.With(ctx, who), &sdk.IOTransport{Reader: io.NopCloser(a.In), Writer: writeCloser{a.Out}})
		if errors.Is(err, io.EOF) || ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return inputError{"talk with the assistant", fmt.Errorf("%w: standard input wants messages of MCP, as an assistant sends them (docs/mcp.md)", err)}
		}
		return nil
	})
}

// writeCloser lets a stream stay open that is not ours to close.
type writeCloser struct{ io.Writer }

func (writeCloser) Close() error { return nil }
