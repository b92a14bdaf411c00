package intake

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// document says that a content is a document that may well hold an article and is not
// understood: unlike a picture it is not passed over in silence. nil if it is none.
func document(head []byte) error {
	for magic, name := range map[string]string{
		pdfMagic:           "a PDF file, and those are not read here: save it as text",
		"\xd0\xcf\x11\xe0": "an old Office document: save it as text or HTML",
		"{\\rtf":           "an RTF document: save it as text or HTML",
		"\xfd7zXZ\x00":     "compressed by xz: unpack it first, as in xz -dc FILE | waybill add -",
		"7z\xbc\xaf\x27":   "a 7-Zip archive: unpack it first",
		"Rar!\x1a\x07":     "a RAR archive: unpack it first",
	} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return errors.New("it is " + name)
		}
	}
	return nil
}

// zipDocument tells documents and programs that are ZIP archives by the name of the first
// member, as file(1) does: they say what they are there so that it can be told.
func zipDocument(head []byte) error {
	const headerBytes = 30 // APPNOTE 4.3.7; the length of the name is at 26
	if len(head) < headerBytes {
		return nil
	}
	name := string(head[headerBytes:min(len(head), headerBytes+int(binary.LittleEndian.Uint16(head[26:])))])
	switch {
	case name == "[Content_Types].xml", strings.HasPrefix(name, "_rels/"), strings.HasPrefix(name, "docProps/"):
		return errors.New("it is an Office document: save it as text or HTML")
	case name == "mimetype":
		return errors.New("it is an OpenDocument or EPUB file: save it as text or HTML")
	case strings.HasPrefix(name, "META-INF/"), name == "AndroidManifest.xml", name == "classes.dex":
		return fmt.Errorf("it is a program: hand in text or HTML: %w", ErrPassed)
	}
	return nil
}
