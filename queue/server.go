package queue

import (
	_ "github.com/nats-io/nats-server/v2/server" // until the rest is there
	_ "github.com/nats-io/nats.go/jetstream"
)
