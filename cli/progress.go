package cli

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress tells a person at a terminal how far long work has come; elsewhere it says
// nothing.
type progress struct{ bar *progressbar.ProgressBar }

// progress begins to tell of work with a number of steps, -1 if it is not known.
func (a *app) progress(steps int64, doing string) progress {
	if !a.ErrTerminal {
		return progress{}
	}
	return progress{progressbar.NewOptions64(steps,
		progressbar.OptionSetWriter(a.Err), progressbar.OptionSetDescription(doing), progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(20), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetPredictTime(steps > 0),
	)}
}

// at tells that so many steps are done. What goes wrong with telling is nobody's loss.
func (p progress) at(steps int64) {
	if p.bar != nil {
		_ = p.bar.Set64(steps)
	}
}

// clear makes room for a line of another kind, and ends the telling.
func (p progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
