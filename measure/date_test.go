package measure_test

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"waybill"
)

func showDate(d waybill.Date, text string) string {
	s := d.Span.Of(text) + " ="
	if !d.Resolved() {
		return s + " ?"
	}
	if d.Begin == d.End {
		return fmt.Sprintf("%s %s", s, d.Begin)
	}
	return fmt.Sprintf("%s %s..%s %s", s, d.Begin, d.End, d.Precision)
}

// TestDates reads dates in reports of Wednesday, 15 May 2024.
func TestDates(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"de", "Am Dienstag kam die Lieferung an.", []string{"Am Dienstag = 2024-05-14"}},
		{"de", "Sie kam am Mittwochabend an, am vergangenen Mittwoch fuhr sie ab.", []string{"am Mittwochabend = 2024-05-15", "am vergangenen Mittwoch = 2024-05-08"}},
		{"de", "Im März 2023 lieferte Norwegen Panzer.", []string{"Im März 2023 = 2023-03-01..2023-03-31 month"}},
		{"de", "Im März lieferte Norwegen, im Juni zuvor Dänemark.", []string{"Im März = 2024-03-01..2024-03-31 month", "im Juni = 2023-06-01..2023-06-30 month"}},
		{"de", "Bis 2027 sollen sie da sein.", []string{"Bis 2027 = ..2027-12-31 year"}},
		{"de", "Seit Oktober liefert Iran, seit Anfang Mai auch Raketen.", []string{"Seit Oktober = 2023-10-01.. month", "seit Anfang Mai = 2024-05-01.. third"}},
		{"de", "Anfang Mai und Ende des Jahres wird geliefert.", []string{"Anfang Mai = 2024-05-01..2024-05-10 third", "Ende des Jahres = 2024-09-01..2024-12-31 third"}},
		{"de", "Bis Ende 2023 kamen 40 Panzer, Mitte Februar 20.", []string{"Bis Ende 2023 = ..2023-12-31 third", "Mitte Februar = 2024-02-11..2024-02-20 third"}},
		{"de", "Am 3. Mai und am 24. Februar 2022 kam Post, am 03.04.2023 nicht.", []string{"Am 3. Mai = 2024-05-03", "am 24. Februar 2022 = 2022-02-24", "am 03.04.2023 = 2023-04-03"}},
		{"de", "Zwischen Juli und Oktober des vergangenen Jahres kam nichts.", []string{"Zwischen Juli und Oktober des vergangenen Jahres = 2023-07-01..2023-10-31 month"}},
		{"de", "Von 2018 bis 2022 lieferte Moskau, 2019 auch Minsk.", []string{"Von 2018 bis 2022 = 2018-01-01..2022-12-31 year", "2019 = 2019-01-01..2019-12-31 year"}},
		{"de", "Der Vertrag von 2019 und die Lieferung vom 3. Mai.", []string{"von 2019 = 2019-01-01..2019-12-31 year", "vom 3. Mai = 2024-05-03"}},
		{"de", "Vergangene Woche und im vergangenen Jahr wurde geliefert.", []string{"Vergangene Woche = 2024-05-06..2024-05-12 week", "im vergangenen Jahr = 2023-01-01..2023-12-31 year"}},
		{"de", "Vor zwei Wochen und vor drei Jahren wurde geliefert.", []string{"Vor zwei Wochen = 2024-04-28..2024-05-04 week", "vor drei Jahren = 2021-01-01..2021-12-31 year"}},
		{"de", "In den vergangenen zwei Jahren und in den letzten Monaten wurde geliefert.", []string{"In den vergangenen zwei Jahren = 2022-05-15..2024-05-15 year", "in den letzten Monaten = ?"}},
		{"de", "Gestern und heute wurde geliefert, am Morgen nicht.", []string{"Gestern = 2024-05-14", "heute = 2024-05-15"}},
		{"de", "Im ersten Halbjahr 2024 und im zweiten Quartal 2023.", []string{"Im ersten Halbjahr 2024 = 2024-01-01..2024-06-30 half", "im zweiten Quartal 2023 = 2023-04-01..2023-06-30 quarter"}},
		{"de", "Im Sommer 2023 und im Winter kam nichts.", []string{"Im Sommer 2023 = 2023-06-01..2023-08-31 season", "im Winter = 2023-12-01..2024-02-29 season"}},
		{"de", "In den 1980er Jahren lieferte Moskau.", []string{"In den 1980er Jahren = 1980-01-01..1989-12-31 decade"}},
		{"de", "Vor dem 24. Februar 2022 und nach dem Mai 2023.", []string{"Vor dem 24. Februar 2022 = ..2022-02-23 day", "nach dem Mai 2023 = 2023-06-01.. month"}},
		{"de", "Polen kauft 2025 weitere Panzer und bekam 2023 keine.", []string{"2025 = 2025-01-01..2025-12-31 year", "2023 = 2023-01-01..2023-12-31 year"}},
		{"de", "Bis Jahresende und noch vor Ende des Jahres, in den Achtzigerjahren.", []string{"Bis Jahresende = ..2024-12-31 third", "noch vor Ende des Jahres = ..2024-12-31 third", "in den Achtzigerjahren = 1980-01-01..1989-12-31 decade"}},
		{"de", "In den Jahren 2021 und 2022 kam viel, im Mai 2022 und im Juni 2023 nichts.", []string{"In den Jahren 2021 und 2022 = 2021-01-01..2022-12-31 year", "im Mai 2022 = 2022-05-01..2022-05-31 month", "im Juni 2023 = 2023-06-01..2023-06-30 month"}},
		{"de", "Rund 2000 Soldaten und 2022 Tonnen kamen.", nil},
		{"de", "Am Dienstag, dem 3. Mai, kam nichts.", []string{"Am Dienstag, dem 3. Mai = 2024-05-03"}},
		{"en", "It arrived on Tuesday, the minister said last Wednesday evening.", []string{"on Tuesday = 2024-05-14", "last Wednesday evening = 2024-05-08"}},
		{"en", "Last month Norway sent tanks, in March 2023 guns.", []string{"Last month = 2024-04-01..2024-04-30 month", "in March 2023 = 2023-03-01..2023-03-31 month"}},
		{"en", "Since October it has sent shells; by 2027 it will send jets.", []string{"Since October = 2023-10-01.. month", "by 2027 = ..2027-12-31 year"}},
		{"en", "In early May and by the end of the year.", []string{"In early May = 2024-05-01..2024-05-10 third", "by the end of the year = ..2024-12-31 third"}},
		{"en", "In late 2023 and mid-2024 nothing came.", []string{"In late 2023 = 2023-09-01..2023-12-31 third", "mid-2024 = 2024-05-01..2024-08-31 third"}},
		{"en", "On May 3 and on 24 February 2022, on Sept. 3, 2023 and the 4th of June.", []string{"On May 3 = 2024-05-03", "on 24 February 2022 = 2022-02-24", "on Sept. 3, 2023 = 2023-09-03", "4th of June = 2023-06-04"}},
		{"en", "Between 2018 and 2022, from July to October last year and in 2018-2020.", []string{"Between 2018 and 2022 = 2018-01-01..2022-12-31 year", "from July to October last year = 2023-07-01..2023-10-31 month", "in 2018-2020 = 2018-01-01..2020-12-31 year"}},
		{"en", "The treaty of 2019 and Tuesday's sale.", []string{"of 2019 = 2019-01-01..2019-12-31 year", "Tuesday = 2024-05-14"}},
		{"en", "Two weeks ago, three years ago and over the past two years.", []string{"Two weeks ago = 2024-04-28..2024-05-04 week", "three years ago = 2021-01-01..2021-12-31 year", "over the past two years = 2022-05-15..2024-05-15 year"}},
		{"en", "In recent months and yesterday it may march.", []string{"In recent months = ?", "yesterday = 2024-05-14"}},
		{"en", "In the first half of 2024 and Q3 2023.", []string{"In the first half of 2024 = 2024-01-01..2024-06-30 half", "Q3 2023 = 2023-07-01..2023-09-30 quarter"}},
		{"en", "In the second half Arsenal scored; 2000 troops came.", nil},
		{"en", "In the summer of 2023 and next spring.", []string{"In the summer of 2023 = 2023-06-01..2023-08-31 season", "next spring = 2025-03-01..2025-05-31 season"}},
		{"en", "In the 1980s Moscow sent arms.", []string{"In the 1980s = 1980-01-01..1989-12-31 decade"}},
		{"en", "It will follow in 2026-27 and in winter 2022/23; jets for June.", []string{"in 2026-27 = 2026-01-01..2027-12-31 year", "in winter 2022/23 = 2022-12-01..2023-12-31 season", "for June = 2023-06-01..2023-06-30 month"}},
		{"en", "A first batch of 10 Leopard 1 tanks arrived in Ukraine from Denmark last week.", []string{"last week = 2024-05-06..2024-05-12 week"}},
		{"en", "In 2021 and 2022, in the eighties and before the end of the year.", []string{"In 2021 and 2022 = 2021-01-01..2022-12-31 year", "in the eighties = 1980-01-01..1989-12-31 decade", "before the end of the year = ..2024-12-31 third"}},
		{"en", "On 2023-05-03 it sent arms.", []string{"On 2023-05-03 = 2023-05-03"}},
	} {
		a, readers := k.readers(c.lang, c.text)
		var got []string
		for _, r := range readers {
			for _, d := range r.Dates() {
				got = append(got, showDate(d.Resolve("2024-05-15", false), a.Text))
			}
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// FuzzDates reads dates of anything, in reports of any day: spans lie in the text, the
// first day is not behind the last.
func FuzzDates(f *testing.F) {
	k := newKit(f)
	for _, s := range []string{
		"Anfang Mai bis Ende des vergangenen Jahres, vor zwei Wochen, am 29. Februar", "between the end of 2023 and May 3, last Tuesday, Feb 29, 2023",
		"vom 31.12.2099 bis 1.1.1900", "early mid-late Q4 1980s ago", "in den vergangenen 999 Jahrzehnten", "999 decades ago",
	} {
		f.Add(s, "2024-02-29", true)
		f.Add(s, "0001-01-01", false)
	}
	f.Fuzz(func(t *testing.T, text, published string, german bool) {
		if !utf8.ValidString(text) {
			return
		}
		code := "en"
		if german {
			code = "de"
		}
		_, readers := k.readers(code, text)
		for _, r := range readers {
			end := 0
			for _, d := range r.Dates() {
				if d.Span.Begin < end || d.Span.Empty() || d.Span.End > len(text) || d.First >= d.Last {
					t.Fatalf("%q: span %v", text, d.Span)
				}
				end = d.Span.End
				for _, ahead := range []bool{false, true} {
					w := d.Resolve(published, ahead)
					if w.Resolved() != (w.Begin != "" || w.End != "") || w.Begin != "" && w.End != "" && w.Begin > w.End {
						t.Fatalf("%q, report of %q: %+v", text, published, w)
					}
				}
			}
			r.Amounts()
		}
	})
}
