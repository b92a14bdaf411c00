package generate

import (
	"fmt"
	"io"
	"time"

	"waybill/warc"
)

// Archive writes a web archive of the first n pages. As crawlers do it has a request before
// each response and a record of metadata behind it. It takes no more memory for more pages.
func (m *Maker) Archive(w io.Writer, format warc.Format, n int) error {
	out, err := warc.NewWriter(w, format)
	if err != nil {
		return err
	}
	info := []byte("software: waybill generate\r\nformat: WARC File Format 1.1\r\ndescription: made-up pages\r\n")
	if err := out.Write(warc.Header{Type: "warcinfo", Date: first, ContentType: "application/warc-fields"}, info); err != nil {
		return err
	}
	var block []byte
	for i := range n {
		p := m.Page(i)
		seen := p.Published.Add(6 * time.Hour)
		block = fmt.Appendf(block[:0], "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: crawler\r\nAccept: text/html\r\nAccept-Encoding: br,gzip\r\nConnection: Keep-Alive\r\n\r\n", p.URL, p.Outlet)
		if err := out.Write(warc.Header{Type: "request", URI: p.URL, Date: seen, ContentType: "application/http; msgtype=request"}, block); err != nil {
			return err
		}
		block = fmt.Appendf(block[:0], "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nServer: nginx\r\nDate: %s\r\nCache-Control: max-age=60\r\nVary: Accept-Encoding\r\nX-Crawler-Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n",
			p.ContentType, seen.Format(time.RFC1123), len(p.HTML))
		block = append(block, p.HTML...)
		if err := out.Write(warc.Header{Type: "response", URI: p.URL, Date: seen, ContentType: "application/http; msgtype=response"}, block); err != nil {
			return err
		}
		block = fmt.Appendf(block[:0], "fetchTimeMs: %d\r\ncharset-detected: UTF-8\r\nlanguages-cld2: %s\r\n", 80+i%400, p.Lang)
		if err := out.Write(warc.Header{Type: "metadata", URI: p.URL, Date: seen, ContentType: "application/warc-fields"}, block); err != nil {
			return err
		}
	}
	return nil
}
