package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waybill/transfer"
)

// setting is a value that all who use a ledger share. It is an entry like any other, so that
// the register can always be computed again.
type setting struct {
	Name, Value string
}

// windowSetting is the name of the setting that says how many days may lie between two claims
// of one transfer.
const windowSetting = "window"

// ErrWindow says that a window is none.
var ErrWindow = errors.New("a window is a number of days from 0 to 36500")

// Window is how many days may lie between two claims of one transfer.
func (l *Ledger) Window(ctx context.Context) (days int, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		days, err = window(tx)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("read the settings of %s: %w", l.Place(), err)
	}
	return days, nil
}

// SetWindow sets it, and computes the whole register anew.
func (l *Ledger) SetWindow(ctx context.Context, days int) error {
	if days < 0 || days > 36500 {
		return fmt.Errorf("%d: %w", days, ErrWindow)
	}
	s := setting{windowSetting, strconv.Itoa(days)}
	err := l.store.Update(ctx, func(tx Tx) error {
		if now, err := window(tx); err != nil || now == days {
			return err
		}
		chain, err := l.chain(tx)
		if err != nil {
			return err
		}
		payload, err := json.Marshal(s)
		if err != nil {
			return err
		}
		chain.add(SettingEntry, "", payload, l.codec.pack(payload))
		if err := tx.Append(chain.entries); err != nil {
			return err
		}
		return fileSetting(tx, s)
	})
	if err != nil {
		return fmt.Errorf("set the window of %s: %w", l.Place(), err)
	}
	return l.Settle(ctx, nil)
}

func fileSetting(tx Tx, s setting) error {
	if err := tx.PutSetting(s.Name, s.Value); err != nil {
		return err
	}
	return tx.MarkAllStale()
}

func parseSetting(payload []byte) (setting, error) {
	var s setting
	if err := json.Unmarshal(payload, &s); err != nil {
		return s, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return s, nil
}

func window(tx Tx) (int, error) {
	value, err := tx.Setting(windowSetting)
	if err != nil || value == "" {
		return transfer.DefaultWindow, err
	}
	days, err := strconv.Atoi(value)
	if err != nil {
		return 0, fmt.Errorf("%w: the window is %q", ErrCorrupt, value)
	}
	return days, nil
}

// filerSetting is the name of the setting that says by which rules and atlas the claims are
// filed, of several with a comma between them. It is no entry: it belongs to what is filed,
// and changes when that is made anew.
const filerSetting = "filer"

// signFiling notes by what claims are filed. Others may have filed some by other rules, or
// with another atlas; they stay until the ledger is rebuilt.
func (l *Ledger) signFiling(tx Tx) error {
	signed, err := tx.Setting(filerSetting)
	if err != nil || slices.Contains(strings.Split(signed, ", "), l.filer.Version()) {
		return err
	}
	if signed != "" {
		signed += ", "
	}
	return tx.PutSetting(filerSetting, signed+l.filer.Version())
}
