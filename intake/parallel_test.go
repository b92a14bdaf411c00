package intake

import (
	"context"
	"sync"
	"testing"

	"waybill/warc"
)

// TestWorkers goes through the parts of a source by several workers at once.
func TestWorkers(t *testing.T) {
	var files []file
	for range 5000 {
		files = append(files, file{"a.txt", oslo})
	}
	for name, content := range map[string][]byte{"ZIP": zipOf(t, files...), "TAR": gzipOf(t, tarOf(t, files...)), "WARC": warcOf(t, warc.Gzip, benchPages(60)...)} {
		t.Run(name, func(t *testing.T) {
			s := opens(t, write(t, "in", content), Options{})
			parts, counts := make(chan Part), make(chan int)
			var workers sync.WaitGroup
			for range 4 {
				workers.Go(func() {
					n := 0
					for p := range parts {
						if err := p.Each(context.Background(), func(i Item) error { n++; return i.Err }); err != nil {
							t.Error(err)
						}
					}
					counts <- n
				})
			}
			for p, err := range s.Parts(0) {
				if err != nil {
					t.Fatal(err)
				}
				parts <- p
			}
			close(parts)
			n := 0
			for range 4 {
				n += <-counts
			}
			workers.Wait()
			if want := map[string]int{"ZIP": 5000, "TAR": 5000, "WARC": 60}[name]; n != want {
				t.Errorf("%d items, want %d", n, want)
			}
		})
	}
}
