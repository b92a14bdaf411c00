package web

// storyRoutes are the pages of a transfer, a report, a party, the network and the origins.
func storyRoutes() []route { return nil }
