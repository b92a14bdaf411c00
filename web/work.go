package web

// workRoutes are the pages of those who judge, and of those who look after the house.
func workRoutes() []route { return nil }
