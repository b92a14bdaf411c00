package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"waybill/desk"
	"waybill/export"
	"waybill/view"
)

const failedLong = `Lists what was given up, the oldest first, with the reason: articles, stretches of
archives, items of them that cannot be read. Retry lets it be tried again once the
cause is gone (a file that was not there, a disk that was full), drop lets it go.`

// failedAtOnce is how many jobs that were given up are asked for at a time.
const failedAtOnce = 200

func (a *app) queueFailed() *cobra.Command {
	var f form
	cmd := &cobra.Command{
		Use: "failed", Short: "List what was given up, and why", Long: failedLong, Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return a.withQueue(cmd, func(ctx context.Context, d *queueDesk) error {
				if f.forPeople() {
					return a.paged(func(w io.Writer) error { return a.failedJobs(ctx, d, w, f) })
				}
				return a.failedJobs(ctx, d, a.Out, f)
			})
		},
	}
	cmd.Flags().SortFlags = false
	f.flags(cmd.Flags())
	return cmd
}

// failedJobs writes all jobs that were given up.
func (a *app) failedJobs(ctx context.Context, d *queueDesk, w io.Writer, f form) error {
	table := export.FailedJobs.Table(w)
	for after, more := int64(0), true; more; {
		some, err := d.Failed(ctx, after, failedAtOnce)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		pg := &page{printer: a.printer(what{}, nil), out: &out}
		for i := range some.Jobs {
			j := &some.Jobs[i]
			switch {
			case f.csv:
				err = table.Write(j)
			case f.json:
				var line []byte
				line, err = export.Line(j)
				out.Write(line)
			default:
				pg.failedJob(j)
			}
			if err != nil {
				return outputError{err}
			}
		}
		if f.forPeople() && after == 0 && len(some.Jobs) == 0 {
			pg.text(0, normal, "Nothing failed.")
		}
		if err := writeTo(w, out.Bytes()); err != nil {
			return err
		}
		if after, err = desk.FailedAfter(string(some.Next)); err != nil {
			return err
		}
		more = some.Next != ""
	}
	if f.csv {
		if err := table.Flush(); err != nil {
			return outputError{err}
		}
	}
	return nil
}

// failedJob tells of one job that was given up.
func (pg *page) failedJob(j *view.FailedJob) {
	pg.text(0, normal, fmt.Sprintf("%d · %s %s", j.Number, j.Kind, safe(j.Name)))
	pg.text(2, yellow, safe(j.Why))
	told := many(j.Tries, "try") + ", the last " + string(j.At)
	pg.text(2, dim, told)
}
