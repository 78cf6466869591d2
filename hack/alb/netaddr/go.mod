module inet.af/netaddr

go 1.26.0
