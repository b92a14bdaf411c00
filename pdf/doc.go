// Package pdf gives the text of PDF files as paragraphs. What a file says is worked out by
// PDFium, compiled to WebAssembly and run by wazero: it sees no file, no network and no
// environment, has bounded memory, and is stopped when its time is over, whatever the file
// does to it. The first file costs some seconds to translate PDFium to machine code, which is
// kept in a folder for later runs.
package pdf
