package article

import (
	"strings"
	"testing"
)

// TestFurnitureTable reads every phrase's example and asks that it be furniture.
func TestFurnitureTable(t *testing.T) {
	rows, err := readRows("data/furniture.tsv", furnitureTSV, 4)
	if err != nil {
		t.Fatal(err)
	}
	table, err := readPhrases(furnitureTSV)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		phrase, lang, kind, example := row[0], row[1], phraseUse(row[2]), row[3]
		if phrase != fold(phrase) || phrase == "" {
			t.Errorf("%q is not written as fold gives it, %q: it will never be found", phrase, fold(phrase))
		}
		if lang != "de" && lang != "en" {
			t.Errorf("%q is in the unknown language %q", phrase, lang)
		}
		use := table.judge(example)
		if use == "" || (kind == useSection || kind == useRelated) && use != kind {
			t.Errorf("%q: its example %q is taken for %q, want %q", phrase, example, use, kind)
		}
		if !strings.Contains(fold(example), phrase) {
			t.Errorf("%q is not in its example %q", phrase, example)
		}
	}
}

// TestLabelTable reads every label's example.
func TestLabelTable(t *testing.T) {
	if _, err := readLabels(labelsTSV, calendarTSV); err != nil {
		t.Fatal(err)
	}
	rows, _ := readRows("data/labels.tsv", labelsTSV, 4)
	for _, row := range rows {
		word, example, ok := row[0], row[3], false
		switch labelUse(row[2]) {
		case labelCaption, labelMark:
			ok = isCaption(example)
		case labelByline, labelJoint:
			ok = isByline(example)
		case labelAlert:
			ok = isKicker(example)
		case labelPublished:
			ok = labelledDay(example) != ""
		case labelChanged:
			ok = labelTable().startsChange(example)
		}
		if !ok || !strings.Contains(strings.ToLower(example), word) {
			t.Errorf("%q (%s) is not seen in its example %q", word, row[2], example)
		}
	}
}

func TestTableFaults(t *testing.T) {
	const head = "phrase\tlang\tkind\texample\n"
	for _, tsv := range []string{
		head + "teilen\tde\tline\n",
		head + "teilen\tde\tfoo\tTeilen\n",
		head + "teilen\tde\tline\tTeilen\nteilen\ten\tline\tTeilen\n",
	} {
		if _, err := readPhrases(tsv); err == nil {
			t.Errorf("no error for %q", tsv)
		}
	}
	if _, err := readLabels(head+"foto\tde\tcaption\tFoto: x\n", "name\tlang\tmonth\nmai\tde\t13\n"); err == nil {
		t.Error("no error for month 13")
	}
}
