package client_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"waybill/api/apitest"
	"waybill/client"
)

// Who gives what to Russia, and who says so?
func Example() {
	server, err := apitest.New(apitest.Options{}) // waybill serve
	if err != nil {
		log.Fatal(err)
	}
	defer server.Close()

	c, err := client.New(server.URL)
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	for row, err := range c.Transfers(ctx, client.Filter{"recipient": {"Russia"}, "sort": {"id"}}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s → %s: %s, %s (%d origins)\n", row.Supplier, row.Recipient, row.Class, row.Stage, row.Origins)
		story, err := c.Transfer(ctx, row.ID)
		if err != nil {
			log.Fatal(err)
		}
		for _, claim := range story.Filed() {
			fmt.Printf("  %s: %s\n", claim.Certainty, claim.Origin.Name)
		}
	}
	// Output:
	// IR → RU: uncrewed.loitering, offered (1 origins)
	//   stated: officials (US)
	// KP → RU: ammunition.artillery, delivered (2 origins)
	//   stated: Shin Won-sik
	//   denied: Dmitry Peskov
}

// An article is read, and nothing is kept.
func ExampleClient_Read() {
	server, err := apitest.New(apitest.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer server.Close()

	c, err := client.New(server.URL)
	if err != nil {
		log.Fatal(err)
	}
	paper, err := c.Read(context.Background(), client.Given{Text: "France has delivered 6 Caesar howitzers to Ukraine."})
	if err != nil {
		log.Fatal(err)
	}
	text := []rune(paper.Text) // spans count code points
	for _, claim := range paper.Claims {
		fmt.Println(claim.Supplier, claim.Recipient, claim.Stage, string(text[claim.Goods.Begin:claim.Goods.End]))
	}
	// Output: FR UA delivered Caesar howitzers
}

// Problems can be told apart.
func ExampleProblem() {
	server, err := apitest.New(apitest.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer server.Close()

	c, err := client.New(server.URL)
	if err != nil {
		log.Fatal(err)
	}
	_, err = c.Party(context.Background(), "ZZ")
	fmt.Println(errors.Is(err, client.ErrNotFound))
	fmt.Println(err)
	// Output:
	// true
	// 404 Not Found: there is no party ZZ: did you mean Z-8 or Z-9?
}
