package statement_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/lang/de"
	"waybill/lang/en"
	"waybill/statement"
)

// bench holds what every test needs: packs and atlas.
type bench struct {
	packs map[string]*lang.Pack
	names *atlas.Atlas
}

func open(t testing.TB) bench {
	t.Helper()
	b := bench{packs: map[string]*lang.Pack{}}
	for _, load := range []func() (*lang.Pack, error){de.New, en.New} {
		p, err := load()
		if err != nil {
			t.Fatal(err)
		}
		b.packs[p.Code] = p
	}
	names, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	b.names = names
	return b
}

// analyse makes an analysis of paragraphs parted by empty lines.
func (b bench) analyse(code, text string) *lang.Analysis {
	r := &waybill.Report{Text: text, Lang: code}
	begin := 0
	for _, part := range strings.SplitAfter(text, "\n\n") {
		end := begin + len(strings.TrimRight(part, "\n"))
		if end > begin {
			r.Blocks = append(r.Blocks, waybill.Block{Kind: waybill.Paragraph, Span: waybill.Span{Begin: begin, End: end}, Lang: code})
		}
		begin += len(part)
	}
	return lang.Analyse(r, b.packs, b.names)
}

// line puts a statement into one line: type, speaker, words.
func line(text string, s waybill.Statement) string {
	var words []string
	for _, span := range s.Spans {
		words = append(words, span.Of(text))
	}
	return string(s.Type) + " | " + s.Speaker.Name + " | " + strings.Join(words, " … ")
}

type example struct {
	name, text string
	want       []string
}

func run(t *testing.T, code string, examples []example) {
	b := open(t)
	for _, x := range examples {
		t.Run(x.name, func(t *testing.T) {
			var got []string
			for _, s := range statement.Find(b.analyse(code, x.text)) {
				got = append(got, line(x.text, s))
			}
			if !slices.Equal(got, x.want) {
				t.Errorf("%s\n got:\n  %s\nwant:\n  %s", x.text, strings.Join(got, "\n  "), strings.Join(x.want, "\n  "))
			}
		})
	}
}

func TestGerman(t *testing.T) {
	run(t, "de", []example{
		{"direct before", "Der Sprecher Markus Hallmann sagte: „Wir liefern im Mai.“", []string{"direct | Markus Hallmann | „Wir liefern im Mai.“"}},
		{"direct behind", "„Wir liefern im Mai“, sagte die Ministerin Petra Sundermann in Brüssel.", []string{"direct | Petra Sundermann | „Wir liefern im Mai“"}},
		{"direct split", "„Wir liefern“, so Markus Hallmann, „aber nicht sofort.“", []string{"direct | Markus Hallmann | „Wir liefern“ … „aber nicht sofort.“"}},
		{"direct goes on", "Markus Hallmann erklärte: „Das dauert.“ „Niemand hat Ersatzteile auf Lager.“", []string{
			"direct | Markus Hallmann | „Das dauert.“", "direct | Markus Hallmann | „Niemand hat Ersatzteile auf Lager.“"}},
		{"a name with its number", "Die Luftwaffe sagte, „Sea Breeze 24“ sei zu Ende.", []string{"indirect | Luftwaffe | „Sea Breeze 24“ sei zu Ende"}},
		{"what a name means", "Die Marine sagte, die Übung „Sea Breeze“ („frischer Wind“) sei zu Ende.", []string{"indirect | Marine | die Übung „Sea Breeze“ („frischer Wind“) sei zu Ende"}},
		{"no scare quotes", "Die „Bremen“-Klasse gilt als veraltet.", nil},
		{"dass", "Der General Markus Hallmann betonte, dass die Panzer in Polen stehen.", []string{"indirect | Markus Hallmann | dass die Panzer in Polen stehen"}},
		{"dass ends", "Kritiker bemängeln, dass die Panzer fehlen, und die Regierung schweigt dazu.", []string{"indirect | Kritiker | dass die Panzer fehlen"}},
		{"verb second", "Markus Hallmann sagte, man werde die Haubitzen bald schicken.", []string{"indirect | Markus Hallmann | man werde die Haubitzen bald schicken"}},
		{"subjunctive before", "Die Ware sei bezahlt, teilte das Unternehmen mit.", []string{"indirect | Unternehmen | Die Ware sei bezahlt"}},
		{"two parts", "Zehn Panzer könne man entbehren, sagte Markus Hallmann, der Rest müsse warten.", []string{
			"indirect | Markus Hallmann | Zehn Panzer könne man entbehren", "indirect | Markus Hallmann | der Rest müsse warten"}},
		{"laut", "Laut der Polizei wurden 40 Haubitzen geliefert.", []string{"indirect | Polizei | wurden 40 Haubitzen geliefert"}},
		{"nach Angaben", "Nach Angaben der Polizei fehlen zwei Kisten.", []string{"indirect | Polizei | fehlen zwei Kisten"}},
		{"laut state", "Ungarn hat laut Portugal Granaten erhalten.", []string{"indirect | Portugal | Ungarn hat … Granaten erhalten"}},
		{"state and number", "Ungarn hat nach Angaben Lissabons 12 Haubitzen bestellt.", []string{"indirect | Lissabons | Ungarn hat … 12 Haubitzen bestellt"}},
		{"own account", "Portugal hat nach eigenen Angaben 12 Haubitzen bestellt.", []string{"indirect | Portugal | Portugal hat … 12 Haubitzen bestellt"}},
		{"own account of", "Man hat nach eigenen Angaben der Slowakei 12 Haubitzen bestellt.", []string{"indirect | Slowakei | Man hat … 12 Haubitzen bestellt"}},
		{"paper of several words", "Wie die „Zeitung am Montag“ berichtete, stehen die Wagen in Polen.", []string{"indirect | „Zeitung am Montag“ | stehen die Wagen in Polen"}},
		{"told to a paper", "Die Wagen stünden in Polen, sagte Markus Hallmann zur „Zeitung am Montag“.", []string{"indirect | Markus Hallmann | Die Wagen stünden in Polen"}},
		{"told to initials", "Die Wagen stünden in Polen, sagte Oberst Markus Hallmann zu BILD.", []string{"indirect | Markus Hallmann | Die Wagen stünden in Polen"}},
		{"denied behind", "Berichte, wonach die Wagen in Polen stünden, wies Markus Hallmann zurück.", []string{"indirect | Markus Hallmann | die Wagen in Polen stünden"}},
		{"denied, an adverb between", "Hallmann wiederum dementierte Berichte, wonach die Wagen in Polen stünden.", []string{"indirect | Hallmann | wonach die Wagen in Polen stünden"}},
		{"what is denied first", "Meldungen über die Wagen bestritt Markus Hallmann.", []string{"reported | Markus Hallmann | Meldungen über die Wagen bestritt Markus Hallmann"}},
		{"cited before an agent", "Laut Oxfam von Polen gelieferte Wagen stünden im Hafen.", []string{"indirect | Oxfam | von Polen gelieferte Wagen stünden im Hafen"}},
		{"organisation", "Die Miliz RSF kämpft im Sudan. Laut Oxfam kamen die Wagen aus dem Tschad. Dort stünden sie noch, teilte die Organisation mit.", []string{
			"indirect | Oxfam | kamen die Wagen aus dem Tschad", "indirect | Oxfam | Dort stünden sie noch"}},
		{"wie", "Wie Markus Hallmann berichtete, stehen die Wagen in Polen.", []string{"indirect | Markus Hallmann | stehen die Wagen in Polen"}},
		{"chain", "Wie der Sender unter Berufung auf Diplomaten berichtete, stehen die Wagen in Polen.", []string{"indirect | Diplomaten | stehen die Wagen in Polen"}},
		{"free", "Markus Hallmann sagte, die Lage sei ernst. Der Nachschub reiche nicht. Man habe zu spät bestellt.", []string{
			"indirect | Markus Hallmann | die Lage sei ernst", "free | Markus Hallmann | Der Nachschub reiche nicht. Man habe zu spät bestellt."}},
		{"not free", "Markus Hallmann sagte, die Lage sei ernst. Der Nachschub reicht nicht.", []string{"indirect | Markus Hallmann | die Lage sei ernst"}},
		{"that said", "Zwei Schiffe liefen aus. Das teilte die Marine mit.", []string{"indirect | Marine | Zwei Schiffe liefen aus"}},
		{"reported", "Markus Hallmann forderte schnellere Lieferungen.", []string{"reported | Markus Hallmann | Markus Hallmann forderte schnellere Lieferungen"}},
		{"infinitive", "Die Regierung versprach, 20 Panzer zu liefern.", []string{"reported | Regierung | 20 Panzer zu liefern"}},
		{"pronoun", "Der Politiker Markus Hallmann kam zu spät. Er sagte, der Zug habe gestanden.", []string{"indirect | Markus Hallmann | der Zug habe gestanden"}},
		{"surname", "Der Experte Markus Hallmann schweigt selten. „Das reicht nicht“, meint Hallmann.", []string{"direct | Markus Hallmann | „Das reicht nicht“"}},
		{"short form", "Der Experte Markus Hallmann sagt: „Das reicht nicht.“ Nach Ansicht des Experten fehlen Granaten.", []string{
			"direct | Markus Hallmann | „Das reicht nicht.“", "indirect | Markus Hallmann | fehlen Granaten"}},
		{"no speaker", "Die Raketen sollen aus dem Iran stammen.", nil},
	})
}

func TestEnglish(t *testing.T) {
	run(t, "en", []example{
		{"direct before", "Defence Minister Robert Hallam said: \"We will deliver in May.\"", []string{"direct | Robert Hallam | \"We will deliver in May.\""}},
		{"direct behind", "\"We will deliver in May,\" said Robert Hallam, the defence minister.", []string{"direct | Robert Hallam | \"We will deliver in May,\""}},
		{"direct goes on", "\"It takes time,\" Robert Hallam said. \"Nobody has spare parts.\"", []string{
			"direct | Robert Hallam | \"It takes time,\"", "direct | Robert Hallam | \"Nobody has spare parts.\""}},
		{"paragraphs", "Robert Hallam said: “We waited for years.\n\n“Nobody has spare parts for them.”", []string{
			"direct | Robert Hallam | “We waited for years.", "direct | Robert Hallam | “Nobody has spare parts for them.”"}},
		{"that", "The ministry said on Thursday that the tanks had arrived.", []string{"indirect | ministry | that the tanks had arrived"}},
		{"without that", "Officials said the tanks had arrived.", []string{"indirect | Officials | the tanks had arrived"}},
		{"dateline", "DEN HAAG (AP) - The tanks have arrived, the ministry confirmed.", []string{"indirect | ministry | The tanks have arrived"}},
		{"month before", "In September Warsaw said the tanks had arrived.", []string{"indirect | Warsaw | the tanks had arrived"}},
		{"early month before", "In early June 2022 Warsaw said the tanks had arrived.", []string{"indirect | Warsaw | the tanks had arrived"}},
		{"year before", "In 2012 Polish officials said the tanks had arrived.", []string{"indirect | Polish officials | the tanks had arrived"}},
		{"behind", "The tanks have arrived, the ministry confirmed.", []string{"indirect | ministry | The tanks have arrived"}},
		{"told", "Robert Hallam told reporters that the tanks had arrived.", []string{"indirect | Robert Hallam | that the tanks had arrived"}},
		{"according to", "According to Western diplomats, the tanks have arrived.", []string{"indirect | Western diplomats | the tanks have arrived"}},
		{"report of no known kind", "The tanks have arrived, according to an unpublished report to the council seen by the paper.", []string{"indirect | unpublished report | The tanks have arrived"}},
		{"report by", "The tanks have arrived, according to a leaked report by UN experts.", []string{"indirect | UN experts | The tanks have arrived"}},
		{"no frame but news", "The tanks have arrived, Moscow promises a military answer, and Oslo is worried.", []string{"reported | Moscow | Moscow promises a military answer"}},
		{"last week", "The tanks have arrived, Moscow said last week.", []string{"indirect | Moscow | The tanks have arrived"}},
		{"chain", "The paper reported, citing diplomats, that the tanks had arrived.", []string{"indirect | diplomats | that the tanks had arrived"}},
		{"relative", "The team, which was set up by Japan, said 20,000 shells had left the port.", []string{"indirect | team | 20,000 shells had left the port"}},
		{"participle", "Robert Hallam spoke in May, telling reporters the tanks had arrived.", []string{"indirect | Robert Hallam | the tanks had arrived"}},
		{"reported", "Robert Hallam denied supplying shells.", []string{"reported | Robert Hallam | Robert Hallam denied supplying shells"}},
		{"words inside a clause", "The ministry said the talks were held \"in good spirit\".", []string{"indirect | ministry | the talks were held \"in good spirit\""}},
		{"clause inside a clause", "The ministry said the talks were held because \"nobody wants to run out of shells\".", []string{
			"indirect | ministry | the talks were held because \"nobody wants to run out of shells\"", "direct | ministry | \"nobody wants to run out of shells\""}},
		{"one of several", "Robert Hallam resigned. Officials in Oslo said it was time. One of them, who asked not to be named, added that nobody wept. \"We are glad,\" he said.", []string{
			"indirect | Officials in Oslo | it was time", "indirect | Officials in Oslo | that nobody wept", "direct | Officials in Oslo | \"We are glad,\""}},
		{"one of his", "One of his aides said there was no plan.", []string{"indirect | One of his aides | there was no plan"}},
		{"one who is said", "The ministry bought a yacht, one said to be the largest.", nil},
		{"some", "Some have argued that the yacht is too small.", []string{"indirect | Some | that the yacht is too small"}},
		{"sources quoted", "Security sources quoted by the newspaper said the van was watched.", []string{"indirect | Security sources | the van was watched"}},
		{"people briefed", "Two people briefed on the talks said the van was watched.", []string{"indirect | Two people | the van was watched"}},
		{"writer of a letter", "The ministry returned a letter by the opposition demanding that the sales be stopped.", []string{"indirect | opposition | that the sales be stopped"}},
		{"letter writer", "The ministry published a letter demanding that the sales be stopped.", []string{"indirect | ministry | that the sales be stopped"}},
		{"whose", "Norway, whose defence minister announced that more jets would follow, has bought radars.", []string{"indirect | defence minister | that more jets would follow"}},
		{"relative clause ends", "Robert Hallam, who had sworn that a contract was a contract, left the hall.", []string{"indirect | Robert Hallam | that a contract was a contract"}},
		{"compound participle", "Norway sanctioned 20 defence-related companies and ten managers.", nil},
		{"help given by", "Robert Hallam expressed thanks for the help provided by the allies.", nil},
		{"pronoun", "Robert Hallam arrived late. He said the train had broken down.", []string{"indirect | Robert Hallam | the train had broken down"}},
		{"passive", "Shells are said to have been delivered.", nil},
		{"reportedly", "The missiles reportedly came by sea.", nil},
	})
}

func TestRolesAndSpans(t *testing.T) {
	b := open(t)
	text := "Der Forscher Markus Hallmann (52), Leiter des Instituts für Rüstungsfragen, sagte der Zeitung am Montag: „Das reicht nicht.“"
	all := statement.Find(b.analyse("de", text))
	if len(all) != 1 {
		t.Fatalf("got %d statements", len(all))
	}
	s := all[0]
	for _, c := range []struct{ what, got, want string }{
		{"name", s.Speaker.Name, "Markus Hallmann"},
		{"role", s.Speaker.Role, "Leiter des Instituts für Rüstungsfragen"},
		{"role span", s.Speaker.RoleSpan.Of(text), s.Speaker.Role},
		{"cue", s.Cue[0].Of(text), "sagte"},
		{"addressee", s.Addressee.Of(text), "der Zeitung"},
		{"medium", string(s.Medium), "speech"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestMonthIsNoRole(t *testing.T) {
	all := statement.Find(open(t).analyse("en", "In October President Robert Hallam said the tanks had arrived."))
	if len(all) != 1 || all[0].Speaker.Role != "President" {
		t.Errorf("got %+v", all)
	}
}

func TestTranscript(t *testing.T) {
	text := "A senior defence official briefed reporters.\n\nQUESTION: How many did they get?\n\nSENIOR OFFICIAL: I won't give a number.\n\nQUESTION: More than a hundred?\n\nSENIOR OFFICIAL: No comment."
	run(t, "en", []example{{"briefing", text, []string{
		"direct | QUESTION | How many did they get?", "direct | senior defence official | I won't give a number.",
		"direct | QUESTION | More than a hundred?", "direct | senior defence official | No comment.",
	}}})
}

// An answer is the interviewee's whom the words before the first question present,
// never somebody's whom the answers name.
func TestAnswers(t *testing.T) {
	turns := "\n\nFrage: Wie viele Panzer?\n\nAntwort: Hundert, sagte Präsident Karel Novotny.\n\nFrage: Und dann?\n\nAntwort: Keine."
	for intro, want := range map[string]string{
		"Es antwortet ein Rüstungsforscher, der nicht genannt werden will.": "Rüstungsforscher",
		"Ein Gespräch mit der Leiterin eines Instituts über Panzer.":        "Leiterin",
		"Ein Gespräch über Panzer.":                                         "Antwort",
	} {
		var got []string
		for _, s := range statement.Find(open(t).analyse("de", intro+turns)) {
			if s.Type == waybill.Direct {
				got = append(got, s.Speaker.Name)
			}
		}
		if want := []string{"Frage", want, "Frage", want}; !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", intro, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	b := open(f)
	for _, s := range []string{"„Ja“, sagte er, „nein.“", "Wie X, der Y, berichtet", "He said that \"x", "QUESTION: a\n\nB: c\n\nQUESTION: d", "laut", ", so", "nach Angaben (", "Frau A B, was?\n\nJa.\n\nUnd?\n\nNein.\n\nWie?", "Was?\n\nUnd?\n\nWie?\n\nFrau A B C", "sagte: „", "unter Berufung auf", "; es sei."} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, german bool) {
		text = strings.ToValidUTF8(text, "?")
		code := "en"
		if german {
			code = "de"
		}
		a := b.analyse(code, text)
		all := statement.Find(a)
		ids := map[string]bool{}
		begin := 0
		check := func(s waybill.Span) {
			if s.Begin < 0 || s.End > len(text) || s.End < s.Begin || !utf8.ValidString(text[s.Begin:s.End]) {
				t.Fatalf("span %v of %d bytes", s, len(text))
			}
		}
		for _, s := range all {
			if len(s.Spans) == 0 || ids[s.ID] {
				t.Fatalf("statement %+v", s)
			}
			ids[s.ID] = true
			if s.Spans[0].Begin < begin {
				t.Fatalf("%s out of order", s.ID)
			}
			begin = s.Spans[0].Begin
			for _, spans := range [...][]waybill.Span{s.Spans, s.Cue, s.Frame, {s.Mention, s.Addressee, s.Speaker.Span, s.Speaker.RoleSpan}} {
				for _, span := range spans {
					check(span)
				}
			}
		}
		if again := statement.Find(a); len(again) != len(all) {
			t.Fatal("two readings differ")
		}
	})
}

func BenchmarkFind(b *testing.B) {
	x := open(b)
	text := strings.Repeat("Der Experte Markus Hallmann sagte, die Lage sei ernst. Laut der Studie wurden 40 Haubitzen geliefert. „Das reicht nicht“, meint Hallmann. Der Nachschub steht in Polen bereit.\n\n", 25)
	a := x.analyse("de", text)
	b.ReportAllocs()
	for b.Loop() {
		statement.Find(a)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(a.Sentences)), "ns/sentence")
}
