// Package cyclonus holds no code but a test: cyclonus' own cases and its reading of NetworkPolicies, as a second
// opinion on the ruleset. A module of its own, so that the program is built without what cyclonus stands on.
package cyclonus
