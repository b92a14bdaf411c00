package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/klauspost/compress/zstd"

	"waybill"
)

// maxPayload is the most a payload may come to, in bytes. The largest is the reading of the
// largest article: its text and all its statements and claims.
const maxPayload = 512 << 20

// codec turns what is recorded into payloads and compresses them. It is safe for several
// goroutines at once.
type codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

func newCodec() (*codec, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, fmt.Errorf("ledger: prepare compression: %w", err)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxPayload))
	if err != nil {
		return nil, fmt.Errorf("ledger: prepare decompression: %w", err)
	}
	return &codec{enc, dec}, nil
}

func (c *codec) pack(payload []byte) []byte { return c.enc.EncodeAll(payload, nil) }

func (c *codec) unpack(e *Entry) ([]byte, error) {
	payload, err := c.dec.DecodeAll(e.Body, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack entry %d: %w: %w", e.Seq, ErrCorrupt, err)
	}
	return payload, nil
}

// articlePayload is a line of JSON, then the bytes as they came.
func articlePayload(p waybill.Provenance, data []byte) ([]byte, error) {
	head, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	return append(append(head, '\n'), data...), nil
}

func parseArticle(payload []byte) (waybill.Provenance, []byte, error) {
	var p waybill.Provenance
	head, data, ok := bytes.Cut(payload, []byte{'\n'})
	if !ok {
		return p, nil, fmt.Errorf("%w: an article without its provenance", ErrCorrupt)
	}
	if err := json.Unmarshal(head, &p); err != nil {
		return p, nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return p, data, nil
}

// readingPayload is the reading as JSON, without the reasons of its claims: those are given
// anew by the engine whose version it bears.
func readingPayload(r *waybill.Reading) ([]byte, error) { return json.Marshal(r) }

func parseReading(payload []byte) (*waybill.Reading, error) {
	var r waybill.Reading
	if err := json.Unmarshal(payload, &r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	if r.Report == nil {
		return nil, fmt.Errorf("%w: a reading without its report", ErrCorrupt)
	}
	return &r, nil
}

// parseText is the text of the report of a reading. Nothing else is made of the payload, which
// is most of the work.
func parseText(payload []byte) (string, error) {
	var r struct{ Report struct{ Text string } }
	if err := json.Unmarshal(payload, &r); err != nil {
		return "", fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return r.Report.Text, nil
}

// parseEvidence is the evidence in a reading. Nothing else is made of the payload.
func parseEvidence(payload []byte) (*Evidence, error) {
	var r struct {
		Report struct {
			Text   string
			Blocks []struct{ Span waybill.Span }
		}
		Claims []struct{ Evidence waybill.Span }
	}
	if err := json.Unmarshal(payload, &r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	e := &Evidence{Text: r.Report.Text}
	for i := range r.Report.Blocks {
		e.Blocks = append(e.Blocks, r.Report.Blocks[i].Span)
	}
	for i := range r.Claims {
		e.Claims = append(e.Claims, r.Claims[i].Evidence)
	}
	return e, nil
}

func parseJudgement(payload []byte) (waybill.Judgement, error) {
	var j waybill.Judgement
	if err := json.Unmarshal(payload, &j); err != nil {
		return j, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return j, nil
}
