package fetch

import (
	"context"
	"fmt"
	"net/netip"
	"syscall"
)

// special is a range of addresses that is not the public web.
type special struct {
	prefix netip.Prefix
	what   string
	// embeds is where an IPv4 address stands in it, as an offset in bytes; 0 for none. It has
	// to pass too, even where the range is allowed.
	embeds int
}

// specials are the ranges refused, from the IANA registries of special-purpose addresses for IPv4
// and IPv6 (RFC 6890) and of multicast addresses. The first that fits gives the reason. Cloud
// metadata services (169.254.169.254, fd00:ec2::254, 100.100.100.200) lie within them.
var specials = []special{
	{prefix("0.0.0.0/8"), "an unspecified address", 0},             // RFC 791
	{prefix("10.0.0.0/8"), "a private address", 0},                 // RFC 1918
	{prefix("100.64.0.0/10"), "an address of a provider's own", 0}, // RFC 6598
	{prefix("127.0.0.0/8"), "a loopback address", 0},               // RFC 1122
	{prefix("169.254.0.0/16"), "a link-local address", 0},          // RFC 3927
	{prefix("172.16.0.0/12"), "a private address", 0},              // RFC 1918
	{prefix("192.0.0.0/24"), "an address of a protocol", 0},        // RFC 6890
	{prefix("192.0.2.0/24"), "an address for documentation", 0},    // RFC 5737
	{prefix("192.88.99.0/24"), "an address of a 6to4 relay", 0},    // RFC 7526
	{prefix("192.168.0.0/16"), "a private address", 0},             // RFC 1918
	{prefix("198.18.0.0/15"), "an address for measurements", 0},    // RFC 2544
	{prefix("198.51.100.0/24"), "an address for documentation", 0}, // RFC 5737
	{prefix("203.0.113.0/24"), "an address for documentation", 0},  // RFC 5737
	{prefix("224.0.0.0/4"), "a multicast address", 0},              // RFC 5771
	{prefix("255.255.255.255/32"), "a broadcast address", 0},       // RFC 8190
	{prefix("240.0.0.0/4"), "a reserved address", 0},               // RFC 1112
	{prefix("::/128"), "an unspecified address", 0},                // RFC 4291
	{prefix("::1/128"), "a loopback address", 0},                   // RFC 4291
	{prefix("::/96"), "an IPv4 address in IPv6", 12},               // RFC 4291, given up
	{prefix("64:ff9b::/96"), "a translated IPv4 address", 12},      // RFC 6052
	{prefix("64:ff9b:1::/48"), "a translated private address", 0},  // RFC 8215
	{prefix("100::/64"), "an address that discards", 0},            // RFC 6666
	{prefix("2001::/32"), "a Teredo address", 0},                   // RFC 4380
	{prefix("2001::/23"), "an address of a protocol", 0},           // RFC 2928
	{prefix("2001:db8::/32"), "an address for documentation", 0},   // RFC 3849
	{prefix("2002::/16"), "a 6to4 address", 2},                     // RFC 3056
	{prefix("3fff::/20"), "an address for documentation", 0},       // RFC 9637
	{prefix("5f00::/16"), "an address of segment routing", 0},      // RFC 9602
	{prefix("fc00::/7"), "a private address", 0},                   // RFC 4193
	{prefix("fe80::/10"), "a link-local address", 0},               // RFC 4291
	{prefix("fec0::/10"), "a private address", 0},                  // RFC 3879, given up
	{prefix("ff00::/8"), "a multicast address", 0},                 // RFC 4291
}

// globalUnicast is all of IPv6 that was ever given out (RFC 4291, section 2.4).
var globalUnicast = prefix("2000::/3")

func prefix(s string) netip.Prefix { return netip.MustParsePrefix(s) }

// checkAddress refuses what is not public and not allowed.
func checkAddress(ip netip.Addr, allow []netip.Prefix) error {
	ip = ip.Unmap().WithZone("")
	what, embedded := classify(ip)
	if what == "" {
		return nil
	}
	for _, p := range allow {
		if p.Contains(ip) {
			if embedded.IsValid() {
				return checkAddress(embedded, allow)
			}
			return nil
		}
	}
	return &addressError{ip, what}
}

// classify says what an address is that is not public, "" for a public one, and the IPv4
// address it stands for, if any.
func classify(ip netip.Addr) (what string, embedded netip.Addr) {
	for _, s := range specials {
		if !s.prefix.Contains(ip) {
			continue
		}
		if s.embeds > 0 {
			b := ip.As16()
			embedded = netip.AddrFrom4([4]byte(b[s.embeds : s.embeds+4]))
		}
		return s.what, embedded
	}
	if ip.Is6() && !globalUnicast.Contains(ip) {
		return "an address nobody was given", netip.Addr{}
	}
	return "", netip.Addr{}
}

// addressError is an address that is not dialled.
type addressError struct {
	ip   netip.Addr
	what string
}

func (e *addressError) Error() string { return fmt.Sprintf("%s is %s", e.ip, e.what) }

// control is called for each address before it is dialled, when its name is resolved: what a
// name said before does not matter.
func control(allow []netip.Prefix) func(context.Context, string, string, syscall.RawConn) error {
	return func(_ context.Context, _, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("check the address %q before dialling: %w", address, err)
		}
		return checkAddress(at.Addr(), allow)
	}
}
