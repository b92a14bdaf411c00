package fetch

import (
	"net/netip"
	"strings"
	"testing"
)

func TestCheckAddress(t *testing.T) {
	public := []string{"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.0", "126.0.0.1", "128.0.0.1", "172.15.0.1", "172.32.0.1",
		"192.167.0.1", "192.169.0.1", "169.253.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.255", "::ffff:1.1.1.1",
		"2606:4700::1111", "2001:200::1", "2a00::1", "2003::1"}
	for _, ip := range public {
		if err := checkAddress(netip.MustParseAddr(ip), nil); err != nil {
			t.Errorf("%s: %v", ip, err)
		}
	}
	for ip, what := range map[string]string{
		"0.0.0.0": "unspecified", "0.1.2.3": "unspecified", "::": "unspecified",
		"10.0.0.1": "private", "172.16.0.1": "private", "172.31.255.255": "private", "192.168.1.1": "private", "fc00::1": "private", "fdff::1": "private", "fec0::1": "private",
		"fd00:ec2::254": "private", // a metadata service
		"100.64.0.1":    "provider", "100.127.255.255": "provider",
		"100.100.100.200": "provider", // a metadata service
		"127.0.0.1":       "loopback", "127.255.255.255": "loopback", "::1": "loopback",
		"169.254.0.1": "link-local", "169.254.169.254": "link-local", "fe80::1": "link-local", "fe80::1%eth0": "link-local", "febf::1": "link-local",
		"192.0.0.192": "protocol", "192.0.2.1": "documentation", "198.51.100.7": "documentation", "203.0.113.9": "documentation", "2001:db8::1": "documentation", "3fff::1": "documentation",
		"198.18.0.1": "measurements", "192.88.99.1": "6to4",
		"224.0.0.1": "multicast", "239.255.255.255": "multicast", "ff02::1": "multicast",
		"240.0.0.1": "reserved", "255.255.255.255": "broadcast",
		"::ffff:127.0.0.1": "loopback", "::ffff:10.0.0.1": "private", "::ffff:169.254.169.254": "link-local",
		"::127.0.0.1": "IPv4 address in IPv6", "64:ff9b::7f00:1": "translated", "64:ff9b::101:101": "translated", "64:ff9b:1::1": "translated",
		"2002:7f00:1::": "6to4", "2002:101:101::": "6to4", "2001::1": "Teredo", "2001:20::1": "protocol",
		"100::1": "discards", "5f00::1": "segment routing", "4000::1": "nobody", "1::1": "nobody",
	} {
		err := checkAddress(netip.MustParseAddr(ip), nil)
		if err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v, want %s", ip, err, what)
		}
	}
}

func TestAllowedAddress(t *testing.T) {
	for _, test := range []struct {
		allow, ip string
		ok        bool
	}{
		{"127.0.0.1/32", "127.0.0.1", true},
		{"127.0.0.1/32", "127.0.0.2", false},
		{"127.0.0.1/32", "::1", false},
		{"127.0.0.1/32", "::ffff:127.0.0.1", true},
		{"10.0.0.0/8", "10.200.0.1", true},
		{"fe80::/10", "fe80::1%eth0", true},
		// the address within has to pass too
		{"64:ff9b::/96", "64:ff9b::101:101", true},
		{"64:ff9b::/96", "64:ff9b::7f00:1", false},
		{"2002::/16", "2002:a00:1::", false},
		{"::/0", "::169.254.169.254", false},
	} {
		err := checkAddress(netip.MustParseAddr(test.ip), []netip.Prefix{netip.MustParsePrefix(test.allow)})
		if (err == nil) != test.ok {
			t.Errorf("%s with %s allowed: %v", test.ip, test.allow, err)
		}
	}
}
