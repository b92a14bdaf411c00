package article

import (
	"strings"
	"testing"

	"waybill"
)

// FuzzRead asks of every input that it be refused or give a report without fault, the
// same one each time.
func FuzzRead(f *testing.F) {
	f.Add(readTestdata(f, "nachricht-de.html"))
	f.Add(readTestdata(f, "news-en.html"))
	f.Add([]byte("10930:\r\n\r\nOslo sagt Raketen zu!\r\n\r\n" + running + "\r\nLESEN SIE AUCH\r\n+ Madrid kauft 20 Eurofighter aus deutscher Fertigung"))
	f.Add([]byte("\xff\xfeO\x00s\x00l\x00o\x00"))
	f.Add([]byte("Die \xdcbergabe der Haubitzen an Kiew l\xe4uft."))
	f.Add([]byte("<p>Ein Satz mit <b>f\xfcnf W\xf6rtern</b>.<br>- und mehr<table><tr><td>18 Haubitzen"))
	f.Fuzz(func(t *testing.T, b []byte) {
		a := waybill.Article{File: "fuzz", Bytes: b}
		report, err := Read(a)
		if err != nil {
			if report != nil || strings.Contains(err.Error(), "\n") {
				t.Fatalf("error %q with report %v", err, report)
			}
			return
		}
		if fault := fault(report); fault != "" {
			t.Fatalf("%s in %q", fault, report.Text)
		}
		again, err := Read(a)
		if err != nil || again.Text != report.Text || outline(again) != outline(report) {
			t.Fatalf("read twice, two reports: %q, %q, %v", report.Text, again.Text, err)
		}
	})
}
