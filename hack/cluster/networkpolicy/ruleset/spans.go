package ruleset

import (
	"cmp"
	"math"
	"net/netip"
	"slices"
)

// span is a run of numbers from first to last: addresses or ports.
type span struct{ first, last uint32 }

var everything = span{0, math.MaxUint32}

// union orders spans and joins those that touch, so that no number is in two.
func union(spans []span) []span {
	spans = slices.SortedFunc(slices.Values(spans), func(one, other span) int { return cmp.Compare(one.first, other.first) })
	var joined []span
	for _, next := range spans {
		if last := len(joined) - 1; last >= 0 && uint64(next.first) <= uint64(joined[last].last)+1 {
			joined[last].last = max(joined[last].last, next.last)
		} else {
			joined = append(joined, next)
		}
	}
	return joined
}

// without is what is left of a span when holes are cut out.
func (s span) without(holes []span) []span {
	var left []span
	from := uint64(s.first)
	for _, hole := range union(holes) {
		if hole.last < s.first || hole.first > s.last {
			continue
		}
		if uint64(hole.first) > from {
			left = append(left, span{uint32(from), hole.first - 1})
		}
		from = uint64(hole.last) + 1
	}
	if from <= uint64(s.last) {
		left = append(left, span{uint32(from), s.last})
	}
	return left
}

func spanOf(block netip.Prefix) span {
	first := numberOf(block.Masked().Addr())
	return span{first, first | uint32(uint64(math.MaxUint32)>>block.Bits())}
}

func numberOf(address netip.Addr) uint32 {
	bytes := address.As4()
	return uint32(bytes[0])<<24 | uint32(bytes[1])<<16 | uint32(bytes[2])<<8 | uint32(bytes[3])
}

func addressOf(number uint32) netip.Addr {
	return netip.AddrFrom4([4]byte{byte(number >> 24), byte(number >> 16), byte(number >> 8), byte(number)})
}
