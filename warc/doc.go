// Package warc reads and writes web archives: WARC files as of ISO 28500 and the IIPC's
// WARC 1.0 and 1.1, plain, in gzip or in Zstandard, and the pages in their HTTP responses.
//
// A [Reader] tells the compression by content and gives record after record. What is damaged
// costs one [*Error] that names its place; the reader then goes on at the next record it can
// find. No record, no decompression and no dictionary takes more memory than
// [Options].Largest, however large it says it is.
//
//	r := warc.NewReader(file, warc.Options{})
//	for {
//		record, err := r.Next()
//		var damage *warc.Error
//		switch {
//		case err == io.EOF:
//			return nil
//		case errors.As(err, &damage):
//			log.Print(err) // and on to the next record
//			continue
//		case err != nil:
//			return err // the file cannot be read any further
//		}
//		page, err := record.Page()
//		…
//	}
//
// A [File] of known size can be read by several workers at once: [File.Sections] cuts it
// where records begin.
//
// The formats are those of
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/ and
// https://iipc.github.io/warc-specifications/specifications/warc-zstd/.
package warc
