package article

import (
	"strings"
	"testing"

	"waybill"
)

func BenchmarkReadPlain(b *testing.B) {
	benchmark(b, []byte("Oslo sagt Kiew Raketen zu\n\n"+strings.Repeat(running+" "+running+" "+running+"\n\nEine Zwischenzeile\n\n", 8)+"BELIEBTESTE ARTIKEL\n1 Stau auf der A7\n"))
}

func BenchmarkReadPage(b *testing.B) { benchmark(b, readTestdata(b, "nachricht-de.html")) }

// BenchmarkReadLargePage has the size of a usual news page, a quarter of a megabyte.
func BenchmarkReadLargePage(b *testing.B) {
	page := string(readTestdata(b, "nachricht-de.html"))
	menu := strings.Repeat(`<li class="item"><a href="/politik/ausland?x=1" data-track="nav">Politik im Ausland</a></li>`, 1500)
	script := "<script>" + strings.Repeat("window.q=window.q||[];q.push({a:1});", 3000) + "</script>"
	benchmark(b, []byte(strings.Replace(page, "<footer>", "<div class=links><ul>"+menu+"</ul></div>"+script+"<footer>", 1)))
}

func benchmark(b *testing.B, bytes []byte) {
	b.SetBytes(int64(len(bytes)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(waybill.Article{File: "bench", Bytes: bytes}); err != nil {
			b.Fatal(err)
		}
	}
}
