package generate

var english = &language{
	topics: []topic{
		{"sport", "sport", []string{
			"{club} beat {club} {n}-{n} in {place}", "{club} held at home by {club}", "{sport}: {place} dreams of the title", "Rain stops {sport} in {place}",
			"{club} part with their coach after {nn} days", "Late goal rescues {club}",
		}, []string{
			"{club} won {n}-{n} against {club} in front of {nnn} spectators.", "the {sport} match in {place} was decided in the {nn}th minute.",
			"the coach of {club} praised the {quality} of the {group} after the final whistle.", "{club} have now gone {n} games without a defeat, and {place} is {mood}.",
			"after the break the visitors found more {quality}, but the {group} of {club} stood firm.", "in the table {club} climb to place {nn}, {n} points behind {club}.",
			"the next round of the {sport} cup takes {club} to {place} in {month}.", "the referee looked at the {thing} for {n} minutes before deciding.",
			"supporters from {place} sang through the whole {time} despite the {weather}.", "{club} will be without {n} players because of injury until {month}.",
			"tickets for the {sport} season in {place} cost from {nn} euros.", "the {adjective} defence of {club} allowed only {n} chances all {time}.",
		}},
		{"weather", "weather", []string{
			"{weather} expected in {place}", "Warmest {month} in {nn} years in {place}", "{weather} and {weather}: what the weekend brings", "Floods recede slowly around {place}",
		}, []string{
			"in {place} {weather} is expected until {day}, with up to {nn} degrees.", "the river near {place} fell by {nn} centimetres {time}.", "{weather} moves in from the {side} on {day} and reaches {place} by {time}.",
			"the {adjective} {month} brought {nnn} hours of sunshine to {place}.", "drivers around {place} should expect {weather} in the {time}.", "gardeners in {place} are {mood} about the {adjective} {time}.",
			"the lowest temperature, minus {n} degrees, was measured near {place}.", "forecasters see {weather} over the {side} and {weather} at the coast.", "on {day} clouds gather in the {side}, and {place} stays dry.",
			"last {month} fell {nn} millimetres of rain, {adjective} for the season.",
		}},
		{"business", "business", []string{
			"{firm} cuts its forecast", "{firm} opens a {thing} in {place}", "{place} fights for {nnn} jobs", "Prices for {product} rise by {n} per cent", "{firm} and {firm} talk about a merger",
		}, []string{
			"{firm} said on {day} that turnover rose by {n}.{n} per cent to {nnn} million euros.", "the {adjective} demand for {product} surprised analysts in {place}.", "{firm} will close its {thing} in {place} and move {nnn} jobs to {place}.",
			"shares in {firm} fell by {n} per cent in early trading on {day}.", "the {group} of {firm} is to vote on the {adjective} plan in {month}.", "suppliers in {place} ask for longer deadlines for {product}.",
			"the price of {product} has risen {n} times since {month}.", "the chamber of commerce in {place} is {mood} about the {time}.", "orders for {product} went to {firm}, while {firm} came away with nothing.",
			"{firm} invests {nn} million euros in a {adjective} {thing} for {product}.", "the works council speaks of a {adjective} signal for {place}.", "customs data show that {place} exports more {product} than ever.",
		}},
		{"culture", "culture", []string{
			"{art} in {place}: {adjective} and {adjective}", "The {adjective} {time} of {art}", "{place} gets a museum of {product}", "Why {art} is back",
		}, []string{
			"the {art} festival in {place} opens on {day} with {nn} events.", "the {adjective} production fills the {thing} with {quality}.", "visitors to the museum in {place} see {nnn} objects, among them {product}.",
			"the orchestra of {place} plays {n} evenings in {month}.", "{art} has rarely been so {adjective}, and {place} is {mood}.", "the exhibition tells of {quality}, of {product} and of the {time}.",
			"the curtain fell after {nn} minutes, the {group} clapped for {n} more.", "the {adjective} novel is set in {place} in a {adjective} {month}.", "the jury praised the {quality} of the {group} from {place}.",
			"tickets are sold out until {month}, says the {thing}.",
		}},
		{"local", "local", []string{
			"{place} argues about its {thing}", "New {thing} for {place}", "{place} celebrates {nnn} years", "The {group} of {place} wants more {quality}",
		}, []string{
			"the town council of {place} voted {nn} to {n} for the {adjective} {thing}.", "residents of {place} have waited {n} years for the {thing}.", "the school in {place} gets a {thing} and {nn} new {product}.",
			"the {group} meets every {day} in the {thing} behind the station.", "traffic around {place} is {mood} because of the {adjective} works until {month}.", "a {group} of volunteers planted {nnn} trees near {place}.",
			"the {adjective} {thing} cost {nnn} thousand euros, {nn} more than planned.", "the swimming pool in {place} opens at {n} on {day}.", "in {month} the market moves to the {side} of {place}.",
			"the library lends {product} as well as books, and the {group} is {mood}.",
		}},
	},
	politics: topic{"politics", "politics", nil, []string{
		"the {group} in the capital met for {n} hours on {day}.", "the committee wants to hear the {adjective} report in {month}.", "the opposition called the {adjective} decision a matter of {quality}.",
		"the government left open how the {nnn} million euros are to be paid.", "observers in {place} spoke of a {adjective} {time}.", "the {group} is to meet again in {place} in {month}.",
		"parliament had debated the {adjective} paper for {n} weeks.", "neighbouring states reacted with {quality}.", "the embassy did not answer questions on {day}.", "diplomats expect {adjective} talks until {month}.",
		"the budget for next year has {nnn} million euros for it.", "critics miss {quality} in the {adjective} procedure.",
		"a spokesman pointed to the {adjective} treaty of {month}, which runs for {nn} years.", "in {place} some {nnn} people protested in {weather}.", "the {group} of the province of {place} had asked for {quality} and got a {adjective} answer.",
		"the minister cut short a visit to {place} and flew back on {day}.", "in polls {nn} per cent are {mood} about it, {n} more than in {month}.", "the court of auditors had warned of {adjective} costs of {nnn} million.", "journalists were led through the {thing} in {place} for {nn} minutes.",
		"the {adjective} coalition has a majority of {n} votes, and one of its members from {place} is {mood}.", "what is missing, says the mayor of {place}, is {quality}.", "a ship from {place} lay in the roads for {nn} days in {month}.", "the alliance meets in {place} next {month}, with {nn} delegations.",
		"between {place} and {place} the railway was closed for {n} hours.", "the central bank in {place} sees {adjective} risks for {product} until {month}.",
	}},
	friends: []string{
		"the striker delivered when {club} needed it most.", "the petrol tank of the bus was full when it left {place}.", "a shot from {nn} metres hit the post.", "she stood with folded arms in front of the {thing}.",
		"the fish tank in the {thing} holds {nnn} litres.", "the parcels were delivered to {place} by bicycle.", "the film was shot in {place} in {month}.", "sales rocketed in {month}, and {firm} sold out.",
		"welcomed with open arms, the {group} stayed until {day}.", "the pitcher fired the ball to first base.", "a bombshell of a {time} for {club}.", "the guests supplied the cake, the {group} the coffee.",
		"his shell of calm broke in the {nn}th minute.", "the think tank in {place} publishes its figures in {month}.", "the vaccine comes with two shots in the upper arm.", "the town agreed to buy {nn} buses from {firm}.",
		"the drone filmed the {thing} from above.", "fireworks and rockets lit up the sky over {place}.",
	},
	claims: []string{
		"{from} delivered {nn} {arms} to {to} in {month}.", "{from} has agreed to supply {to} with {nnn} {arms}.", "{from} will send {nn} {arms} to {to}, the defence ministry said.",
		"according to the government, {from} sold {arms} to {to}.", "{to} ordered {nn} {arms} from {from} in {month}.", "{from} denied supplying {arms} to {to}.", "{from} is negotiating with {to} over {nn} {arms}.",
		"{from} may deliver {arms} to {to}, officials said.", "{from} stopped the delivery of {arms} to {to} on {day}.", "{from} offered {to} {nn} {arms}.", "{to} asked {from} for {arms}.",
	},
	armsHeadlines: []string{"{from} supplies {arms} to {to}", "{to} gets {nn} {arms} from {from}", "{from} and {to} talk about {arms}", "{from} halts delivery of {arms} to {to}"},
	comments: []string{
		"I have read this {n} times and I am {mood}.", "what does the {group} of {place} say to that?", "{nn} years ago nobody in {place} would have cared.", "thanks for the {adjective} article!", "always the same {quality}, typical of {place}.",
		"the {thing} was better before {month}.", "does anybody know how much the {product} cost?", "no, no and again no.",
	},
	labels: []string{
		"Home", "News", "Politics", "World", "Business", "Money", "Sport", "Football", "Tennis", "Weather", "Culture", "Books", "Film", "Music", "Travel", "Food", "Science", "Health", "Opinion", "Letters",
		"Podcasts", "Video", "Pictures", "Puzzles", "Newsletter", "Subscribe", "Jobs", "Property", "Motoring", "Archive", "Contact", "About us", "Help", "Terms", "Privacy", "Cookies", "Accessibility", "Advertise",
	},
	months: []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	furniture: map[string]string{
		"consent": "We and our partners store information on your device and process personal data such as unique identifiers. You can change your choice at any time.", "read more": "Read more", "comments": "Comments",
		"share": "Share this article", "related": "More on this", "newsletter": "The most important news of the day by e-mail, every morning at six.", "desk": "By our own correspondents", "rights": "All rights reserved.",
		"loading": "Loading …", "advert": "Advertisement", "most": "Most read",
	},
	words: map[string][]string{
		"club":      {"{place} United", "{place} Rovers", "{place} Town", "Athletic {place}", "{place} Harriers", "the {place} Wanderers", "Racing {place}", "{place} Albion"},
		"sport":     {"football", "hockey", "tennis", "handball", "rowing", "cricket", "basketball", "cycling", "rugby", "volleyball", "chess"},
		"firm":      {"{place} Foods", "{place} Paper", "{place} & Sons", "{place} Bank", "{place} Railways", "{place} Chemicals", "{place} Telecom", "{place} Furniture", "Brewery {place}"},
		"product":   {"bicycles", "coffee machines", "window frames", "cheese", "washing powder", "mattresses", "pianos", "apples", "spectacles", "toys", "heat pumps", "tiles", "novels", "garden chairs", "shoes", "lamps", "olive oil"},
		"thing":     {"bridge", "theatre", "factory", "station", "bakery", "warehouse", "bus stop", "playground", "hall", "stadium", "screen", "car park", "cinema", "town hall", "laboratory", "quay", "market hall", "lift"},
		"group":     {"team", "board", "choir", "audience", "council", "initiative", "delegation", "squad", "association", "workforce", "family", "commission", "class", "orchestra", "majority"},
		"quality":   {"patience", "courage", "calm", "precision", "warmth", "humour", "restraint", "speed", "diligence", "fairness", "attention", "scepticism", "relief", "order", "variety"},
		"adjective": {"new", "quiet", "disputed", "expensive", "mild", "long", "modest", "surprising", "regional", "narrow", "colourful", "delayed", "joint", "early", "unusual", "grey", "careful", "second", "final", "generous", "wooden"},
		"mood":      {"delighted", "worried", "calm", "divided", "hopeful", "annoyed", "relieved", "sceptical", "proud", "tired", "curious"},
		"weather":   {"light rain", "fog", "sunshine", "sleet", "a thunderstorm", "drizzle", "strong wind", "snow", "frost", "hail", "a heatwave", "clear sky"},
		"time":      {"evening", "weekend", "season", "morning", "summer", "decade", "afternoon", "holiday", "half hour", "winter", "quarter", "spring"},
		"day":       {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
		"side":      {"north", "south", "west", "east", "north-west", "south-east"},
		"art":       {"chamber music", "street theatre", "dance", "painting", "photography", "opera", "poetry", "jazz", "ceramics", "puppetry", "the short story"},
		"arms":      {"tanks", "howitzers", "artillery shells", "air defence systems", "fighter jets", "drones", "anti-tank missiles", "patrol boats", "armoured personnel carriers", "assault rifles", "helicopters", "radars", "F-16s", "mortars"},
	},
}
