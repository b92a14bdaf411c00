package desk_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"waybill"
	"waybill/desk"
)

// Several ask while others record: all are answered, and at last all is there.
func TestAtOnce(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range 5 {
				text := fmt.Sprintf("Iran sold Russia %d Shahed drones, the paper number %d wrote.", 10+i, worker)
				if _, err := d.Record(ctx, desk.Pasted(text), waybill.Provenance{Published: "2024-05-01"}); err != nil {
					t.Error(err)
				}
			}
		})
		group.Go(func() {
			for range 5 {
				if _, err := d.Parties(ctx, desk.Asked{}); err != nil {
					t.Error(err)
				}
				r, err := d.Review(ctx, desk.Asked{})
				if err != nil {
					t.Error(err)
					continue
				}
				s, err := d.Story(ctx, r.Rows[0].ID)
				if err != nil {
					t.Error(err)
					continue
				}
				if _, err := d.Passages(ctx, s); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	a, err := d.About(ctx)
	if err != nil || a.Articles != 3+20 {
		t.Errorf("%+v, %v", a, err)
	}
}
