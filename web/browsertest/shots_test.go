package browsertest

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "write the pictures of docs/img anew")

// pictures is where the pictures of the README lie.
const pictures = "../../docs/img"

// largest is how large a picture may be, in bytes.
const largest = 150_000

// shots are the pictures: a page in a theme at a width and height.
func (b *tab) shots() []shot {
	b.t.Helper()
	_, _, party := b.rich()
	transfer := b.first("/transfers?supplier=RU&recipient=ID&exchange=true&sort=articles&limit=1", "table.rows tbody a")
	report := b.first("/search?q=Congo+receives", ".hits h2 a")
	return []shot{
		{"read", "", "light", screen, 900}, {"read-phone", "", "light", phone, 844},
		{"register", "/transfers", "light", screen, 900}, {"register-phone", "/transfers", "light", phone, 844},
		{"transfer", "/transfers/" + transfer, "light", screen, 1100}, {"transfer-dark", "/transfers/" + transfer, "dark", screen, 1100}, {"transfer-phone", "/transfers/" + transfer, "dark", phone, 844},
		{"report", "/reports/" + report, "light", screen, 900},
		{"party", "/parties/" + party, "light", screen, 1000},
		{"network", "/network", "light", screen, 1000}, {"network-dark", "/network", "dark", screen, 1000},
		{"review", "/review", "light", screen, 900}, {"review-phone", "/review", "dark", phone, 844},
		{"origins", "/origins", "light", screen, 900}, {"search", "/search?q=howitzers", "light", screen, 900},
	}
}

// first is the last part of the address that the first link of a page leads to.
func (b *tab) first(page, link string) string {
	b.t.Helper()
	b.open(page)
	return eval[string](b, fmt.Sprintf(`document.querySelector(%q).getAttribute('href').split(/[?#]/)[0].split('/').pop()`, link))
}

type shot struct {
	name, path, theme string
	width, height     int64
}

// The pictures of docs/img can be taken, each of a page that is there and not too large. With
// -update they are written.
func TestPictures(t *testing.T) {
	b := newTab(t, serve(t, dated(t)))
	b.do("speak English", command(network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": "en"}}))
	for _, s := range b.shots() {
		b.scheme(s.theme)
		b.do("set the size", chromedp.EmulateViewport(s.width, s.height))
		if s.path == "" {
			b.paste(told)
		} else {
			b.open(s.path)
		}
		taken, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		small := shrunk(t, taken)
		file := filepath.Join(pictures, s.name+".png")
		switch {
		case len(small) > largest:
			t.Errorf("%s has %d bytes, more than %d", file, len(small), largest)
		case *update:
			if err := os.MkdirAll(pictures, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, small, 0o644); err != nil {
				t.Fatal(err)
			}
		default:
			if _, err := os.Stat(file); err != nil {
				t.Errorf("%v: go test ./web/browsertest -run Pictures -update takes it", err)
			}
		}
	}
}

// shrunk is a picture with at most 256 colours, which is enough for pages: the colours that
// it has most.
func shrunk(t *testing.T, data []byte) []byte {
	t.Helper()
	full, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[color.RGBA]int{}
	box := full.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			counts[color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)]++
		}
	}
	few := image.NewPaletted(box, palette(counts))
	draw.Draw(few, box, full, box.Min, draw.Src)
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, few); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
