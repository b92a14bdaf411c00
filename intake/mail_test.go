package intake

import (
	"strings"
	"testing"
)

const newsletter = `Received: from mx.example.org (mx.example.org [192.0.2.1]) by mail.example.net; Wed, 15 May 2024 05:30:12 +0200
From: =?utf-8?q?Hafenpost_Newsletter?= <newsletter@example.org>
To: reader@example.net
Subject: =?iso-8859-1?Q?Oslo_sagt_=DCbergabe_zu?=
Date: Tue, 14 May 2024 23:30:00 -0400
Message-ID: <1@example.org>
List-Id: <hafenpost.example.org>
Archived-At: <https://example.org/2024/oslo>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

This is a multi-part message in MIME format.
--b1
Content-Type: text/plain; charset=iso-8859-1; format=flowed
Content-Transfer-Encoding: quoted-printable

Norwegen liefert =
der Ukraine 14 Panzer f=FCr die=20
Verteidigung.

--=20
Hafenpost
--b1
Content-Type: text/html; charset=utf-8

<html><head><title>Hafenpost</title><style>p { color: red }</style></head><body><p>Norwegen liefert 14 Panzer.</p></body></html>
--b1--
`

const pageMail = `Return-Path: <bounce@example.org>
From: noreply@example.org
Subject: Paris halts ships
Date: nonsense
List-Unsubscribe: <https://example.org/u>
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: multipart/alternative; boundary=y

--y
Content-Type: text/plain; charset=utf-8

Read it in your browser.
--y
Content-Type: text/html; charset=windows-1251
Content-Transfer-Encoding: 8bit

<p>Bulgaria sent ` + "\xcf\xf0\xe8\xe2\xe5\xf2" + ` and nothing else to anybody in the whole of the year.</p>
--y--
--x
Content-Type: text/plain
Content-Disposition: attachment; filename=long.txt

` + "An attachment that is longer than all of the rest of the mail, and still is none of it. An attachment that is longer." + `
--x--
`

const privateMail = "From: Anna <anna@example.net>\nMessage-ID: <2@example.net>\nSubject: hello\n\nFrom tomorrow on I am away.\n>From there I write.\n"

func TestMail(t *testing.T) {
	const letter = "https://example.org/2024/oslo|Oslo sagt Übergabe zu//Norwegen liefert der Ukraine 14 Panzer für die Verteidigung.//-- /Hafenpost/|Hafenpost|2024-05-14|"
	const paged = `|<!DOCTYPE html>/<html><head><title>Paris halts ships</title></head><body><article>/<h1>Paris halts ships</h1>/<p>Bulgaria sent Привет and nothing else to anybody in the whole of the year.</p>/</article></body></html>/|||`
	const fromLine = "From newsletter@example.org Wed May 15 05:30:12 2024\n"
	box := fromLine + newsletter + "\n" + fromLine + privateMail + "\nFrom now on, at 10:30 in 2024, no mail begins: the line before is not empty\n\n" + fromLine + pageMail + "\n" + fromLine + "From: x\nMIME-Version: 1.0\n\n\n"
	box = strings.Replace(box, "\n\nFrom now", "\nFrom now", 1)
	tests := []sourceTest{
		{"newsletter", "mail", false, []byte(newsletter), []string{letter}},
		{"line ends of the protocol", "mail", false, []byte(strings.ReplaceAll(newsletter, "\n", "\r\n")), []string{letter}},
		{"page", "mail", false, []byte(pageMail), []string{"in" + paged}},
		{"private", "mail", false, []byte(privateMail), []string{"in|hello//From tomorrow on I am away./>From there I write./|||"}},
		{"mailbox", "mailbox", true, []byte(box), []string{letter,
			"in!/938|hello//From tomorrow on I am away./From there I write./From now on, at 10:30 in 2024, no mail begins: the line before is not empty/|||",
			"in!/1191" + paged,
			"in!/1931||||the mail has no text, only attachments or nothing"}},
		{"press release", "article", false, []byte("From: Ministry\nDate: today\n\nNorway delivers.\n"), []string{"in|From: Ministry/Date: today//Norway delivers./|||"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.check(t) })
	}
}

func TestOutletOf(t *testing.T) {
	for from, want := range map[string]string{
		"Hafenpost <a@example.org>":            "Hafenpost",
		`"The Harbour, Daily" <a@example.org>`: "The Harbour, Daily",
		"newsletter@example.org":               "",
		"No-Reply <a@example.org>":             "",
		"a@example.org <a@example.org>":        "",
		"Hafenpost Newsletter <broken":         "Hafenpost",
		"":                                     "",
	} {
		if got := outletOf(from); got != want {
			t.Errorf("%q: %q, want %q", from, got, want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	const source = "---\ntitle: \"Oslo sagt zu\"\ndate: 2024-05-15\n---\n\n# Oslo sagt zu\n\nNorwegen liefert **14** [Panzer](https://example.org/p)\nan _Kiew_ &amp; Lwiw\\*.\n\n![Bild](x.png)\n\n* eins\n* zwei\n\n> „Wir geben ab“\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n"
	tests := []sourceTest{
		{"Markdown", "article", false, []byte(source), []string{"in|Oslo sagt zu//Norwegen liefert 14 Panzer an Kiew & Lwiw*.//eins//zwei//„Wir geben ab“//a//b//c//d/||2024-05-15|"}},
		{"plain text with a star", "article", false, []byte("# 1 of 5\n\nOslo sagt zu\n\n* eins\n* zwei\n"), []string{"in|# 1 of 5//Oslo sagt zu//* eins/* zwei/|||"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.check(t) })
	}
}
