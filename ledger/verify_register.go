package ledger

import (
	"cmp"
	"slices"
	"strconv"

	"waybill"
	"waybill/transfer"
)

// register compares the rows, and where claims are placed, with what the claims give. What
// others have recorded meanwhile and not settled yet is left out.
func (c *checker) register(claims []transfer.Claim, places map[string]Place) error {
	days, err := window(c.tx)
	if err != nil {
		return err
	}
	if cmp.Or(c.window, strconv.Itoa(transfer.DefaultWindow)) != strconv.Itoa(days) {
		return c.differs("the window")
	}
	unsettled, err := c.unsettled()
	if err != nil {
		return err
	}
	var judgements []waybill.Judgement
	for i := range c.judgements {
		if c.judgements[i].InForce {
			judgements = append(judgements, c.judgements[i].Judgement)
		}
	}
	rows := transfer.Match(claims, judgements, days)
	counts, err := c.tx.Counts()
	if err != nil {
		return err
	}
	if len(unsettled) == 0 && counts.Transfers != int64(len(rows)) {
		return c.differs("there are %d transfers, not %d", counts.Transfers, len(rows))
	}
	if len(unsettled) == 0 {
		if err := c.origins(rows); err != nil {
			return err
		}
		if wrong, err := c.tx.Misbundled(); err != nil || len(wrong) > 0 {
			return cmp.Or(err, c.differs("what the transfers between %q and %q are summed from", wrong[0].Supplier, wrong[0].Recipient))
		}
	}
	rows = slices.DeleteFunc(rows, func(r transfer.Row) bool {
		return slices.ContainsFunc(r.Claims, func(c transfer.Claim) bool { return unsettled[Pair{c.Supplier, c.Recipient}] })
	})
	for some := range slices.Chunk(rows, 500) {
		if err := c.rows(some, places); err != nil {
			return err
		}
	}
	return nil
}

// unsettled are the pairs whose transfers are not computed yet, and those tied to them.
func (c *checker) unsettled() (map[Pair]bool, error) {
	counts, err := c.tx.Counts()
	if err != nil || counts.Stale == 0 {
		return nil, err
	}
	stale, err := c.tx.Stale(int(counts.Stale))
	if err != nil {
		return nil, err
	}
	_, all, err := tied(c.tx, stale)
	pairs := map[Pair]bool{}
	for _, p := range all {
		pairs[p] = true
	}
	return pairs, err
}

func (c *checker) rows(rows []transfer.Row, places map[string]Place) error {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	there, err := c.tx.Transfers(ids)
	if err != nil {
		return err
	}
	months, err := c.tx.Reported(ids)
	if err != nil {
		return err
	}
	found, err := c.tx.Indexed(ids)
	if err != nil {
		return err
	}
	by := map[string]*waybill.Transfer{}
	for i := range there {
		by[there[i].ID] = &there[i]
	}
	for i := range rows {
		r := &rows[i]
		if t := by[r.ID]; t == nil || !sameJSON(t, &r.Transfer) {
			return c.differs("transfer %s", r.ID)
		}
		if !slices.Equal(months[r.ID], r.Months()) {
			return c.differs("the months of transfer %s", r.ID)
		}
		if !slices.Equal(found[r.ID].Langs, r.Langs()) {
			return c.differs("the languages of transfer %s", r.ID)
		}
		var numbers []int64
		for k := range r.Claims {
			p := places[r.Claims[k].Key]
			if p.Transfer != r.ID || p.Because != r.Because[k] {
				return c.differs("the claims of transfer %s", r.ID)
			}
			numbers = append(numbers, p.Claim)
		}
		if slices.Sort(numbers); !slices.Equal(found[r.ID].Numbers, numbers) {
			return c.differs("the numbers of the claims of transfer %s", r.ID)
		}
	}
	return nil
}

// origins compares what origins say of all rows.
func (c *checker) origins(rows []transfer.Row) error {
	about := map[waybill.Origin][]About{}
	for _, w := range witnesses(rows) {
		about[w.Origin] = append(about[w.Origin], About{w.Home, w.Claims, w.Transfers})
	}
	want := map[waybill.Origin]Witness{}
	for _, w := range transfer.Witnesses(rows) {
		most := about[w.Origin]
		slices.SortFunc(most, func(a, b About) int { return cmp.Or(-cmp.Compare(a.Claims, b.Claims), comparePairs(a.Pair, b.Pair)) })
		want[w.Origin] = Witness{Witness: w, About: most[:min(AboutMost, len(most))]}
	}
	there, err := c.tx.Witnesses(Origins{}, Page{})
	if err != nil {
		return err
	}
	if len(there) != len(want) {
		return c.differs("there are %d origins, not %d", len(there), len(want))
	}
	for i := range there {
		if w, known := want[there[i].Origin]; !known || !sameJSON(&w, &there[i]) {
			return c.differs("what origin %q says", there[i].Name)
		}
	}
	return nil
}
