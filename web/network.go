package web

import (
	"html/template"
	"net/http"
	"strconv"

	"waybill/desk"
	"waybill/draw"
	"waybill/view"
)

// The numbers of parties of a network that the page offers; the second is the usual one.
var networkSizes = []int{15, 30, 60, 100, 200}

const (
	usualParties = 30
	// mostFlows is how many rows the table below the picture has.
	mostFlows = 100
)

// networkPage is who gives what to whom in a selection of the register.
type networkPage struct {
	*view.Network
	Picture template.HTML
	// Drawn is how many flows are in the picture.
	Drawn int
	// SVG is the address of the picture as a file.
	SVG string
	// Most is how many parties are shown at most; More and Less are the next numbers, 0 where
	// there is none.
	Most, More, Less int
	// Table are the flows of the picture, the greatest first; Rest counts those that are only
	// in the twins.
	Table []view.Flow
	Rest  int
}

// net is the network that a request asks for.
func (s *Site) net(r *http.Request) (*view.Network, int, error) {
	q := r.URL.Query()
	most := usualParties
	if v := q.Get("most"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 2 || n > networkSizes[len(networkSizes)-1] {
			return nil, 0, &desk.Error{Field: "most", Value: v, Why: s.say(r, "network.most")}
		}
		most = n
	}
	a, err := s.Desk.Ask(q)
	if err != nil {
		return nil, 0, err
	}
	n, err := s.Desk.Network(r.Context(), a, most)
	return n, most, err
}

func (s *Site) network(r *http.Request) (*page, error) {
	n, most, err := s.net(r)
	if err != nil {
		return nil, err
	}
	form, err := s.filterOf(r)
	if err != nil {
		return nil, err
	}
	form.Kept = append(form.Kept, option{Label: "most", Value: strconv.Itoa(most)})
	drawn := draw.Strongest(n)
	p := &networkPage{Network: n, Picture: draw.Network(s.pictures(r), drawn, false), Drawn: len(drawn.Flows), Most: most, Table: n.Flows}
	p.SVG = address("/network.svg", changed(asked(r), "download", "true"))
	if len(n.Flows) > mostFlows {
		p.Table, p.Rest = n.Flows[:mostFlows], len(n.Flows)-mostFlows
	}
	for _, size := range networkSizes {
		if size < most && size < len(n.Parties) {
			p.Less = size
		}
		if size > most && p.More == 0 && n.Left > 0 {
			p.More = size
		}
	}
	return &page{Template: "network", Title: s.say(r, "network.title"), Data: p, List: n, Twins: true, Filter: form}, nil
}

// networkFile is the picture alone, a file that can be saved.
func (s *Site) networkFile(r *http.Request) (*page, error) {
	n, _, err := s.net(r)
	if err != nil {
		return nil, err
	}
	p := &page{Raw: &raw{Type: "image/svg+xml", Body: []byte(draw.Network(s.pictures(r), draw.Strongest(n), true))}}
	if len(p.Raw.Body) == 0 {
		return nil, errNowhere
	}
	if r.URL.Query().Has("download") {
		p.Raw.Name = "waybill-network.svg"
	}
	return p, nil
}
