package browsertest

import (
	"strings"
	"testing"
)

// told is a report written for these tests.
const told = `Shells for Moscow

North Korea has delivered 152mm artillery shells to Russia, South Korean Defence Minister Shin Won-sik said on Monday. In return, Russia supplied Pyongyang with oil. The Kremlin denied that.
`

// paste writes a text into the box of the first page and has it read.
func (b *tab) paste(text string) {
	b.t.Helper()
	b.open("/")
	b.fill("#text", text)
	b.follow("form.box button.main")
}

func TestPasteAndRead(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.open("/")
	before := b.count("table.rows tbody tr")
	b.paste(told)
	b.has("Shells for Moscow", "North Korea has delivered 152mm artillery shells", "Shin Won-sik", "North Korea", "Russia")
	if before == 0 || !strings.HasPrefix(b.where(), "/read") {
		t.Errorf("%d rows on the first page, then at %s", before, b.where())
	}
	b.fits()
}
