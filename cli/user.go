package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"waybill/atlas"
	"waybill/door"
	"waybill/ledger"
)

const userLong = `Looks after who may use the ledger over a network, with waybill serve. Accounts
are kept in the ledger's store, beside what is recorded, and in no backup.

A viewer reads; an analyst also records, judges and looks after feeds; an admin
also looks after accounts. A program is let in by a token, which may do at most
what its account may. Changes count at once, also for a waybill serve that runs.

Passwords are asked for, or read as one line from standard input; no flag takes
them, as other users of a machine can see those.`

const userExamples = `  waybill user add ada --role admin        asks for the password
  waybill user list                        who may do what, who made and disabled whom
  waybill user token ada --name nightly --role viewer --days 90
  waybill user disable ada                 keeps an account out at once`

func (a *app) userCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "user",
		Short:   "Look after who may use the ledger over a network",
		Long:    userLong,
		Example: userExamples,
		GroupID: "ledger",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q: see waybill user --help", "user "+args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.userAdd(), a.userList(), a.userRole(), a.userPassword())
	for _, c := range []struct {
		use, short, done string
		do               func(*door.Accounts, context.Context, string) error
	}{
		{"disable NAME", "Keep an account out, and end its sessions", "may no longer come in", func(d *door.Accounts, ctx context.Context, name string) error {
			return d.Disable(ctx, name, a.judge(""))
		}},
		{"enable NAME", "Let a disabled account in again", "may come in again", (*door.Accounts).Enable},
		{"remove NAME", "Take an account away with all its tokens; what it judged stays", "is gone", (*door.Accounts).Remove},
	} {
		cmd.AddCommand(a.userVerb(c.use, c.short, func(ctx context.Context, d *door.Accounts, name string) (string, error) {
			return name + " " + c.done, c.do(d, ctx, name)
		}))
	}
	cmd.AddCommand(a.userToken(), a.userTokens(), a.userRevoke())
	return cmd
}

// withFlags refuses a command without a flag that it cannot do without.
func withFlags(cmd *cobra.Command) (missing error) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Annotations[cobra.BashCompOneRequiredFlag] != nil && !f.Changed {
			missing = usagef("%s wants --%s too: see %s --help", cmd.Name(), f.Name, cmd.CommandPath())
		}
	})
	return missing
}

// userVerb is a command that does something with one account, and says what it did.
func (a *app) userVerb(use, short string, do func(context.Context, *door.Accounts, string) (string, error)) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: short,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("%s wants the name of one account, not %d names: see %s --help", cmd.Name(), len(args), cmd.CommandPath())
			}
			return withFlags(cmd)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withAccounts(cmd.Context(), func(d *door.Accounts) error {
				said, err := do(cmd.Context(), d, args[0])
				if err != nil {
					return err
				}
				return a.print(said + "\n")
			})
		},
	}
	cmd.Flags().SortFlags = false
	a.ledgerFlag(cmd)
	return cmd
}

// withAccounts opens the ledger to look after its accounts.
func (a *app) withAccounts(ctx context.Context, work func(*door.Accounts) error) error {
	return a.with(ctx, true, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		err := work(door.NewAccounts(l))
		var refused *door.Error
		if errors.As(err, &refused) {
			return usageError{refused.Why}
		}
		return err
	})
}

// roleFlag declares a flag for a role.
func roleFlag(cmd *cobra.Command, to *string, usual, usage string) {
	cmd.Flags().StringVar(to, "role", usual, usage)
	// This fails only for a flag that is not there.
	_ = cmd.RegisterFlagCompletionFunc("role", cobra.FixedCompletions([]string{"viewer", "analyst", "admin"}, cobra.ShellCompDirectiveNoFileComp))
}

func (a *app) userAdd() *cobra.Command {
	var role string
	cmd := a.userVerb("add NAME", "Make an account; asks for its password", func(ctx context.Context, d *door.Accounts, name string) (string, error) {
		r, err := door.ParseRole(role)
		if err != nil {
			return "", err
		}
		password, err := a.newPassword(ctx, name)
		if err != nil {
			return "", err
		}
		first, err := d.Any(ctx)
		if err == nil {
			err = d.Add(ctx, name, r, password, a.judge(""))
		}
		said := name + " may come in as " + role
		if !first {
			said += "; a waybill serve that runs already asks for it once it is started anew"
		}
		return said, err
	})
	roleFlag(cmd, &role, "", "`ROLE`: viewer, analyst or admin")
	// This fails only for a flag that is not there.
	_ = cmd.MarkFlagRequired("role")
	return cmd
}

func (a *app) userRole() *cobra.Command {
	var role string
	cmd := a.userVerb("role NAME", "Give an account another role", func(ctx context.Context, d *door.Accounts, name string) (string, error) {
		r, err := door.ParseRole(role)
		if err != nil {
			return "", err
		}
		return name + " is " + role + " now", d.SetRole(ctx, name, r)
	})
	roleFlag(cmd, &role, "", "`ROLE`: viewer, analyst or admin")
	_ = cmd.MarkFlagRequired("role")
	return cmd
}

func (a *app) userPassword() *cobra.Command {
	return a.userVerb("password NAME", "Give an account another password, and end its sessions", func(ctx context.Context, d *door.Accounts, name string) (string, error) {
		password, err := a.newPassword(ctx, name)
		if err != nil {
			return "", err
		}
		return name + " has another password now; its sessions are ended", d.SetPassword(ctx, name, password)
	})
}

func (a *app) userList() *cobra.Command {
	cmd := &cobra.Command{
		Use: "list", Short: "Tell who may do what, and who made and disabled whom", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withAccounts(cmd.Context(), func(d *door.Accounts) error {
				all, err := d.List(cmd.Context())
				if err != nil {
					return err
				}
				if len(all) == 0 {
					return a.print("nobody: waybill user add NAME --role admin makes the first account\n")
				}
				rows := [][]string{{"name", "role", "last used", "made", ""}}
				for _, x := range all {
					rows = append(rows, accountRow(x))
				}
				return a.print(inColumns(rows))
			})
		},
	}
	a.ledgerFlag(cmd)
	return cmd
}

func accountRow(x door.Account) []string {
	end := ""
	switch {
	case !x.Disabled.IsZero():
		end = "disabled " + dateOf(x.Disabled) + " by " + x.DisabledBy
	case !x.Password:
		end = "logs in with the provider of identities"
	}
	return []string{x.Name, x.Role.String(), orNever(x.Used), dateOf(x.Made) + " by " + x.MadeBy, end}
}

func (a *app) userToken() *cobra.Command {
	var name, role string
	var days int
	cmd := a.userVerb("token NAME", "Make a token for a program, and print it once", func(ctx context.Context, d *door.Accounts, account string) (string, error) {
		r, err := door.ParseRole(role)
		if err != nil {
			return "", err
		}
		return d.NewToken(ctx, account, name, r, days)
	})
	cmd.Long = "Makes a token for a program and prints it. It is kept only as a hash: what is lost\nis made anew. A program sends it as Authorization: Bearer TOKEN."
	cmd.Flags().StringVar(&name, "name", "", "`NAME` that says what it is for")
	roleFlag(cmd, &role, "viewer", "`ROLE`: viewer, analyst or admin, and at most the account's")
	cmd.Flags().IntVar(&days, "days", 90, "how many days it lasts, 0 for ever")
	_ = cmd.MarkFlagRequired("name")
	return cmd
}

func (a *app) userTokens() *cobra.Command {
	cmd := &cobra.Command{
		Use: "tokens [NAME]", Short: "Tell which tokens there are, of one account or all", Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withAccounts(cmd.Context(), func(d *door.Accounts) error {
				all, err := d.Tokens(cmd.Context(), strings.Join(args, ""))
				if err != nil {
					return err
				}
				if len(all) == 0 {
					return a.print("no tokens: waybill user token NAME --name … makes one\n")
				}
				rows := [][]string{{"account", "token", "role", "last used", "made", "ends"}}
				for _, t := range all {
					rows = append(rows, []string{t.Account, t.Name, t.Role.String(), orNever(t.Used), dateOf(t.Made), orNever(t.Expires)})
				}
				return a.print(inColumns(rows))
			})
		},
	}
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) userRevoke() *cobra.Command {
	var token string
	cmd := a.userVerb("revoke NAME", "End a token of an account", func(ctx context.Context, d *door.Accounts, name string) (string, error) {
		return "the token " + token + " of " + name + " is ended", d.RevokeToken(ctx, name, token)
	})
	cmd.Flags().StringVar(&token, "name", "", "`NAME` of the token: waybill user tokens tells them")
	_ = cmd.MarkFlagRequired("name")
	return cmd
}

func dateOf(t time.Time) string { return t.Format(time.DateOnly) }

func orNever(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return dateOf(t)
}

// inColumns lays rows out in columns, the first row being their names.
func inColumns(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(safe(cell)))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			line += pad(safe(cell), widths[i]) + "  "
		}
		fmt.Fprintln(&b, strings.TrimRight(line, " "))
	}
	return b.String()
}
