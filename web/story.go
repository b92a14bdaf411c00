package web

import (
	"net/http"

	"waybill/door"
	"waybill/draw"
)

// storyRoutes are the pages of a transfer, a report, a party, the network and the origins.
func storyRoutes() []route {
	return []route{
		{pattern: "GET /transfers/{id}", role: door.Viewer, handle: (*Site).transfer, twins: true},
		{pattern: "GET /reports/{article}", role: door.Viewer, handle: (*Site).report, twins: true},
		{pattern: "GET /reports/{article}/original", role: door.Viewer, handle: (*Site).original},
		{pattern: "GET /parties", role: door.Viewer, handle: (*Site).parties, twins: true},
		{pattern: "GET /parties/{id}", role: door.Viewer, handle: (*Site).account, twins: true},
		{pattern: "GET /network", role: door.Viewer, handle: (*Site).network, twins: true},
		{pattern: "GET /network.svg", role: door.Viewer, handle: (*Site).networkFile},
		{pattern: "GET /origins", role: door.Viewer, handle: (*Site).origins, twins: true},
		{pattern: "POST /origins/grade", role: door.Analyst, handle: (*Site).gradeOrigin},
	}
}

// pictures are the words of pictures in the language of a request.
func (s *Site) pictures(r *http.Request) draw.Words { return s.in(langOf(r)) }
