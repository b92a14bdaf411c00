package cli

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress tells how far long work has come: a person at a terminal by a bar; elsewhere, where
// the work is counted in bytes, by a line a minute.
type progress struct {
	bar   *progressbar.ProgressBar
	lines *lines
}

// progress begins to tell of work with a number of steps, -1 if it is not known.
func (a *app) progress(steps int64, doing string) progress {
	if !a.ErrTerminal {
		return progress{}
	}
	return progress{bar: progressbar.NewOptions64(steps, a.barOptions(steps, doing)...)}
}

// byteProgress begins to tell of work with a number of bytes, -1 if it is not known.
func (a *app) byteProgress(bytes int64, doing string) progress {
	if !a.ErrTerminal {
		now := time.Now()
		return progress{lines: &lines{app: a, doing: doing, all: bytes, began: now, told: now}}
	}
	return progress{bar: progressbar.NewOptions64(bytes, append(a.barOptions(bytes, doing), progressbar.OptionShowBytes(true))...)}
}

func (a *app) barOptions(steps int64, doing string) []progressbar.Option {
	return []progressbar.Option{
		progressbar.OptionSetWriter(a.Err), progressbar.OptionSetDescription(doing), progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(20), progressbar.OptionThrottle(100 * time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetPredictTime(steps > 0),
	}
}

// at tells that so many steps are done. What goes wrong with telling is nobody's loss.
func (p progress) at(steps int64) {
	switch {
	case p.bar != nil:
		_ = p.bar.Set64(steps)
	case p.lines != nil:
		p.lines.at(steps, time.Now())
	}
}

// clear makes room for a line of another kind, and ends the telling.
func (p progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// lines tells of work where nobody watches: into a log.
type lines struct {
	app         *app
	doing       string
	all         int64
	began, told time.Time
}

// at writes a line if the last is a minute ago.
func (l *lines) at(bytes int64, now time.Time) {
	if now.Sub(l.told) < time.Minute {
		return
	}
	l.told = now
	rate := float64(bytes) / now.Sub(l.began).Seconds()
	line := fmt.Sprintf("%s: %d MB", l.doing, bytes/1e6)
	if l.all > 0 {
		line += fmt.Sprintf(" of %d (%d %%)", l.all/1e6, 100*bytes/l.all)
	}
	line += fmt.Sprintf(", %.1f MB/s", rate/1e6)
	if l.all > bytes && rate > 0 {
		left := time.Duration(float64(l.all-bytes) / rate * float64(time.Second))
		line += ", " + left.Round(time.Second).String() + " left"
	}
	fmt.Fprintln(l.app.Err, "waybill: "+line)
}
