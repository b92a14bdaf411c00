package web

import (
	"net/http"

	"waybill/draw"
)

// pictures are the words of pictures in the language of a request: draw.Spark(s.pictures(r), …).
func (s *Site) pictures(r *http.Request) draw.Words { return s.in(langOf(r)) }
