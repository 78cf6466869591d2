package main

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

const nftLimit = 10 * time.Second

// nft hands the kernel a script, which it carries out as a whole or not at all.
func nft(script string) error {
	ctx, cancel := context.WithTimeout(context.Background(), nftLimit)
	defer cancel()
	command := exec.CommandContext(ctx, "nft", "-f", "-")
	command.Stdin = strings.NewReader(script)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("nft: %w: %s", err, strings.TrimSpace(string(output)))
	}
	return nil
}
