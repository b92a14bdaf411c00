// Package queue hands the work of package pipeline out to workers, in this process or on other
// machines, over NATS JetStream: a server inside the process, or a cluster. A job stays in the queue
// until a worker has recorded what came of it; one that ends before gives it back.
package queue
