package statement_test

import "testing"

func TestEnglishSpeakers(t *testing.T) {
	run(t, "en", []example{
		{"a relative clause between quotation and verb", "\"We could face sanctions,\" Robert Hallam, who stepped down in June, told The Associated Press.", []string{"direct | Robert Hallam | \"We could face sanctions,\""}},
		{"whoever stands behind a quotation", "\"My lad starts in September,\" said one fitter, 54. \"That is what it means.\"", []string{"direct | one fitter | \"My lad starts in September,\"", "direct | one fitter | \"That is what it means.\""}},
		{"one is a person", "\"They talk about accounting,\" one agent moaned. The rest was paid in kind, he added.", []string{"direct | one agent | \"They talk about accounting,\"", "indirect | one agent | The rest was paid in kind"}},
		{"no reply", "Asked for comment, the firm did not reply.", nil},
		{"goes on with its verb", "All the firm wanted, a lawyer argued, was to sell two old planes.", []string{"reported | All the firm | All the firm wanted", "indirect | lawyer | All the firm wanted … was to sell two old planes"}},
		{"second verb behind an insertion", "The firm, to its credit, has opened its files and says it would not have sold them.", []string{"indirect | firm | it would not have sold them"}},
		{"it takes up a state", "Ankara does not mean to wait. It has told reporters it will take used jets.", []string{"indirect | Ankara | it will take used jets"}},
		{"it takes up the outlet", "Citing a diplomat, the Gulf newspaper reported that Cairo had ordered rockets. It said the order was placed in May.", []string{"indirect | diplomat | that Cairo had ordered rockets", "indirect | Gulf newspaper | the order was placed in May"}},
		{"nothing says nothing", "The group, in whose name they spoke, knew nothing of it.", nil},
	})
	run(t, "de", []example{{"a weapon does not speak", "Ein Panzir, lautet die Antwort: Ein solches System sei übergeben worden.", nil}})
}
