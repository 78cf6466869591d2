# What processes cost, by /proc.
# shellcheck shell=bash

# Prints all of them as: pid parent own-ticks ticks-of-ended-children. A name may hold blanks and brackets.
process_table() {
  cat /proc/[0-9]*/stat 2>/dev/null |
    awk '{ pid = $1; sub(/^.*\) /, ""); print pid, $2, $12 + $13, $14 + $15 }' || true
}

# below ROOT… <TABLE: the rows of these and all their descendants.
below() {
  awk -v roots=" $* " '
    { parent[$1] = $2; row[$1] = $0 }
    END { for (pid in row) for (at = pid; at in parent; at = parent[at]) if (index(roots, " " at " ")) { print row[pid]; break } }'
}

tree_of() { process_table | below "$@" | cut -d' ' -f1; }

# The processor's time of these and their descendants, of those that ended too, in milliseconds.
cpu_ms() { process_table | below "$@" | awk '{ sum += $3 + $4 } END { print sum * 10 }'; }

# Their resident memory in KiB.
resident() {
  local pid
  for pid in $(tree_of "$@"); do sed -n 's/^VmRSS:\s*\([0-9]*\).*/\1/p' "/proc/$pid/status" 2>/dev/null || true; done |
    awk '{ sum += $1 } END { print sum + 0 }'
}

signal_tree() {
  local signal=$1
  shift
  tree_of "$@" | xargs -r kill "-$signal" 2>/dev/null || true
}
