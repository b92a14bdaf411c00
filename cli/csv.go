package cli

import (
	"waybill"
	"waybill/export"
	"waybill/view"
)

// csvRows writes rows as comma-separated values, with a header also where there are none.
type csvRows struct {
	app   *app
	table *export.Table[view.Transfer]
}

func (c *csvRows) rows(some []waybill.Transfer) error {
	for i := range some {
		v := view.TransferOf(&some[i])
		if err := c.table.Write(&v); err != nil {
			return outputError{err}
		}
	}
	if err := c.table.Flush(); err != nil {
		return outputError{err}
	}
	return nil
}

func (c *csvRows) end(_ int, after string) error {
	c.app.more(after)
	return nil
}
